/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

/** Priority of a call that waits for the rate limit, in descending order. */
public enum CallPriority {
    HIGH, NORMAL, LOW
}
