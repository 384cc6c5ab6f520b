package io.github.camelcalcom.pacing;

import java.time.Clock;

/**
 * The time, and doing something later. Tests put a time of their own behind it. Implementations are thread safe.
 */
public interface Timers {

    /** A time in nanoseconds that never runs backwards. Only differences have a meaning, as with {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Runs a task once, later, on a thread that may not be blocked.
     *
     * @param delayNanos the time until then in nanoseconds; not before it has passed, and at once if it is 0 or less, but not within this
     *                   call
     * @param task       what to run
     */
    void after(long delayNanos, Runnable task);

    /** The same time, with tasks that may block. */
    default Timers blocking() {
        return this;
    }

    /** The time of the day, for servers that tell instants rather than seconds to go. */
    default Clock clock() {
        return Clock.systemUTC();
    }
}
