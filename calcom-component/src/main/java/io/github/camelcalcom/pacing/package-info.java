/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * When a call may be sent: the rate limits of credentials and operations, circuit breakers and the rules of retries. Makes no calls. No class
 * here knows Camel.
 */
package io.github.camelcalcom.pacing;
