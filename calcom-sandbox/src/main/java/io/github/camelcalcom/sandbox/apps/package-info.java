/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Connections to external services: calendars, video calls, payments and delegation credentials. They are simulated: nothing here sends a
 * request to another service.
 */
package io.github.camelcalcom.sandbox.apps;
