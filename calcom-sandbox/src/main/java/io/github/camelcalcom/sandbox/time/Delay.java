package io.github.camelcalcom.sandbox.time;

import java.time.Duration;
import java.util.Objects;

/**
 * How long something waits, and by which clock.
 *
 * @param length      never negative; zero for no wait at all
 * @param sandboxTime whether the sandbox's clock measures it: then moving that clock forward ends it, and stopping that clock stops
 *                    it; else real time does
 */
public record Delay(Duration length, boolean sandboxTime) {

    /** No wait at all. */
    public static final Delay NONE = of(Duration.ZERO);

    public Delay {
        Objects.requireNonNull(length, "length");
        if (length.isNegative()) {
            throw new IllegalArgumentException("A delay must not be negative but is " + length);
        }
    }

    /** A wait of real time. */
    public static Delay of(Duration length) {
        return new Delay(length, false);
    }

    /** A wait by the sandbox's clock. */
    public static Delay onSandboxClock(Duration length) {
        return new Delay(length, true);
    }

    @Override
    public String toString() {
        return length + (sandboxTime ? " of the sandbox's clock" : "");
    }
}
