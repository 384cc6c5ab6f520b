/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.time.Duration;

/**
 * Maximum number of calls of one credential.
 *
 * @param calls  maximum number of calls in one window
 * @param window length of a window in whole seconds
 * @param block  time in whole seconds for which a credential is refused after it exceeded the limit; further calls do not extend it
 */
public record RateLimit(int calls, Duration window, Duration block) {

    /** The limit of API keys at api.cal.com and of a server with default settings: 120 calls in 60 s, then refused for 60 s. */
    public static final RateLimit CALCOM = new RateLimit(120, Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** The default limit of a sandbox, which no test reaches by accident: 100,000 calls in 60 s. */
    public static final RateLimit GENEROUS = new RateLimit(100_000, Duration.ofSeconds(60), Duration.ofSeconds(60));

    public RateLimit {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be at least 1 but is " + calls);
        }
        requireSeconds("window", window);
        requireSeconds("block", block);
    }

    private static void requireSeconds(String name, Duration value) {
        if (value.toSeconds() < 1 || value.toNanosPart() != 0) {
            throw new IllegalArgumentException(name + " must be whole seconds, at least 1, but is " + value);
        }
    }
}
