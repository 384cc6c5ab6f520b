package io.github.camelcalcom.support;

import io.github.camelcalcom.resilience.ThreadTimers;
import io.github.camelcalcom.resilience.Timers;

/** The time of the machine. */
public final class RealTimers {

    private RealTimers() {
    }

    public static Timers create() {
        return new ThreadTimers();
    }
}
