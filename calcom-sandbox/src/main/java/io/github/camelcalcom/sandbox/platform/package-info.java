/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * OAuth clients of platform organizations, their managed users, and the exchange of managed users' tokens. Creating and storing tokens is
 * in {@code token}.
 */
package io.github.camelcalcom.sandbox.platform;
