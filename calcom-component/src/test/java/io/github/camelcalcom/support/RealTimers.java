package io.github.camelcalcom.support;

import io.github.camelcalcom.pacing.Timers;

/** The time of the machine. */
public final class RealTimers {

    private RealTimers() {
    }

    public static Timers create() {
        return Timers.SYSTEM;
    }
}
