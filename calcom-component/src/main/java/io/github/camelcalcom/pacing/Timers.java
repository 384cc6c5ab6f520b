/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Clock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The clock, and waiting for it. Tests replace it by a virtual clock. Implementations are thread safe. */
public interface Timers {

    /** The clock of the machine. */
    Timers SYSTEM = new Timers() {
    };

    /** A time in nanoseconds that never runs backwards. Only differences have a meaning, as with {@link System#nanoTime()}. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** The wall clock, for headers that contain instants. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Waits until a condition is signalled or a time has passed. May return earlier, as {@link Condition#await()} may.
     *
     * @param  lock                 the lock of the condition, held by the thread
     * @param  condition            the condition
     * @param  nanos                the maximum wait in nanoseconds; with 0 or less, the method returns at once
     * @throws InterruptedException if the thread is interrupted
     */
    default void await(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }
}
