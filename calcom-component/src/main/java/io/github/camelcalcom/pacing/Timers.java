package io.github.camelcalcom.pacing;

import java.time.Clock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time, waiting for it, and running tasks later. Tests replace it by a virtual time. Implementations are thread safe.
 */
public interface Timers {

    /** A time in nanoseconds that never runs backwards. Only differences have a meaning, as with {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Runs a task once, later, on a thread that must not be blocked.
     *
     * @param delayNanos the delay in nanoseconds; with 0 or less the task runs at once, but not within this call
     * @param task       the task
     */
    void after(long delayNanos, Runnable task);

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

    /** The time of the day, for headers that hold instants. */
    default Clock clock() {
        return Clock.systemUTC();
    }
}
