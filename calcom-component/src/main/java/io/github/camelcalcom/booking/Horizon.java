package io.github.camelcalcom.booking;

import java.time.Duration;

import io.github.camelcalcom.pacing.Timers;

/**
 * Until when a request whose answer was lost may still be executed, and the growing pauses between looks at what became of it. For
 * one call; not thread safe.
 */
final class Horizon {

    private static final long SHORTEST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_FIRST_PAUSES = 50;
    private static final int LONG_PAUSES = 6;

    private final Timers timers;
    private final long length;
    private long deadline;
    private long pause;

    /** A horizon that begins now. */
    Horizon(Timers timers, Duration length) {
        this.timers = timers;
        this.length = length.toNanos();
        this.pause = Math.max(SHORTEST_PAUSE, Math.min(FIRST_PAUSE, this.length / MOST_FIRST_PAUSES));
        restart();
    }

    /** Begins anew, with pauses that go on growing. */
    void restart() {
        deadline = timers.nanoTime() + length;
    }

    /** Ends when an earlier one ends. */
    void endAt(long nanoTime) {
        deadline = nanoTime;
    }

    long deadline() {
        return deadline;
    }

    /** Whether the request surely is not executed any more if it was not until now. */
    boolean isPassed() {
        return timers.nanoTime() - deadline >= 0;
    }

    /** Whether it makes no sense to go on asking a server that does not answer. */
    boolean isFarPassed() {
        return timers.nanoTime() - deadline >= length;
    }

    /** Runs a task after the next pause; not later than the end if that is still to come. */
    void pause(Runnable task) {
        long left = deadline - timers.nanoTime();
        long wait = left > 0 ? Math.min(left, pause) : pause;
        pause = Math.max(SHORTEST_PAUSE, Math.min(pause * 2, length / LONG_PAUSES));
        // timers of whole milliseconds must not end a moment before the horizon does
        timers.after(wait + NANOS_PER_MILLI, task);
    }
}
