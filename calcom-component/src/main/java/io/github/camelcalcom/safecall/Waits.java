/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the threads of calls wait. A signal, the end of the time, an interrupt or the stop of the endpoint ends a wait. A waiting thread holds
 * no lock and no connection. Thread safe.
 */
final class Waits {

    private final Time time;
    private final Set<CountDownLatch> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Waits(Time time) {
        this.time = time;
    }

    /** The source of time. Tests replace it. Implementations are thread safe. */
    interface Time {

        /** The time of the machine. */
        Time REAL = new Time() {

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void await(CountDownLatch signal, long nanos) throws InterruptedException {
                signal.await(nanos, TimeUnit.NANOSECONDS);
            }
        };

        /** A time in nanoseconds that never decreases. Only differences have a meaning. */
        long nanoTime();

        /** Waits for the signal, at most for the given time. */
        void await(CountDownLatch signal, long nanos) throws InterruptedException;
    }

    long nanoTime() {
        return time.nanoTime();
    }

    /**
     * Waits for the signal, at most for the given time. Returns early if the endpoint stops.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await(CountDownLatch signal, long nanos) throws InterruptedException {
        underWay.add(signal);
        try {
            if (!closed) {
                time.await(signal, nanos);
            }
        } finally {
            underWay.remove(signal);
        }
    }

    /** Whether the endpoint has stopped. */
    boolean isClosed() {
        return closed;
    }

    /** Ends all waits. Later waits end at once. */
    void close() {
        closed = true;
        underWay.forEach(CountDownLatch::countDown);
    }
}
