/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;

/**
 * The options of safe calls.
 *
 * @param idempotentBookings whether new bookings get a key in their metadata, by which they can be found
 * @param ambiguityHorizon   how long the server may still execute a call after it ended without a usable answer; greater than 0
 * @param maxRetries         maximum number of times that a call is sent again after it was certainly not executed; 0 for never
 */
public record SafeCallSettings(boolean idempotentBookings, Duration ambiguityHorizon, int maxRetries) {

    public SafeCallSettings {
        if (ambiguityHorizon.isNegative() || ambiguityHorizon.isZero()) {
            throw new IllegalArgumentException("The option ambiguityHorizon must be longer than 0 ms, but is " + ambiguityHorizon.toMillis());
        }
        if (maxRetries < 0) {
            throw new IllegalArgumentException("The option maxRetries must not be negative, but is " + maxRetries);
        }
    }
}
