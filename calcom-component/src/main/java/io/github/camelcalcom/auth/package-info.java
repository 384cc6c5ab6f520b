/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Credentials of callers, and the tokens that they are renewed with: how tokens are obtained once for all calls, shared between nodes and stored.
 * No class here makes an HTTP request or knows Camel.
 */
package io.github.camelcalcom.auth;
