/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;

/**
 * Settings for retries of failed calls.
 *
 * @param maxRetries the maximum number of attempts after the first; 0 for none
 * @param delay      the first pause, before the random variation
 * @param maxDelay   the longest pause, unless the server requests a longer one
 */
public record RetrySettings(int maxRetries, Duration delay, Duration maxDelay) {

    public RetrySettings {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("The option maxRetries must be 0 or more, but is " + maxRetries);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("The option retryDelay must be 0 or more, but is " + delay.toMillis() + " ms");
        }
        if (maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("The option retryMaxDelay must be at least retryDelay, which is " + delay.toMillis()
                    + " ms, but is " + maxDelay.toMillis() + " ms");
        }
    }
}
