/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

import java.time.Duration;
import java.util.Objects;

/**
 * The length of a delay, and the clock that measures it.
 *
 * @param length      zero or positive
 * @param sandboxTime whether the sandbox's clock measures it instead of real time; moving that clock forward then ends the delay, and
 *                    stopping it stops the delay
 */
public record Delay(Duration length, boolean sandboxTime) {

    /** No delay. */
    public static final Delay NONE = of(Duration.ZERO);

    public Delay {
        Objects.requireNonNull(length, "length");
        if (length.isNegative()) {
            throw new IllegalArgumentException("A delay must not be negative but is " + length);
        }
    }

    /** Returns a delay in real time. */
    public static Delay of(Duration length) {
        return new Delay(length, false);
    }

    /** Returns a delay on the sandbox's clock. */
    public static Delay onSandboxClock(Duration length) {
        return new Delay(length, true);
    }

    @Override
    public String toString() {
        return length + (sandboxTime ? " of the sandbox's clock" : "");
    }
}
