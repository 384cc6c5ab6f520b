/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Statistics on bookings and routing-form responses. Only reads the state.
 */
package io.github.camelcalcom.sandbox.insights;
