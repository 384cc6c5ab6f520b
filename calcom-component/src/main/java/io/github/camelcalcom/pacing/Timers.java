package io.github.camelcalcom.pacing;

import java.time.Clock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The time, and waiting for it. Tests replace it by a virtual time. Implementations are thread safe. */
public interface Timers {

    /** The time of the machine. */
    Timers SYSTEM = new Timers() {
    };

    /** A time in nanoseconds that never runs backwards. Only differences have a meaning, as with {@link System#nanoTime()}. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** The time of the day, for headers that hold instants. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Waits until a condition is signalled or a time has passed. May return before, as {@link Condition#await()} may.
     *
     * @param  lock                 the lock of the condition, held by the thread
     * @param  condition            the condition
     * @param  nanos                the longest wait in nanoseconds; with 0 or less it returns at once
     * @throws InterruptedException if the thread is interrupted
     */
    default void await(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }
}
