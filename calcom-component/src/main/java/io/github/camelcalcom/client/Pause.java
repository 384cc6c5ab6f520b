/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelcalcom.pacing.Timers;
import io.github.camelcalcom.pacing.WaitScope;

/** A pause of a thread, which the close of its scope ends. */
final class Pause {

    private final Timers timers;
    private final WaitScope scope;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean stopped;

    Pause(Timers timers, WaitScope scope) {
        this.timers = timers;
        this.scope = scope;
    }

    /**
     * Waits for a time.
     *
     * @return                      false if the scope was closed before
     * @throws InterruptedException if the thread is interrupted before
     */
    boolean await(long nanos) throws InterruptedException {
        long end = timers.nanoTime() + nanos;
        Runnable stop = this::stop;
        lock.lock();
        try {
            scope.add(stop);
            for (long left = nanos; left > 0 && !stopped; left = end - timers.nanoTime()) {
                timers.await(lock, ended, left);
            }
            return !stopped;
        } finally {
            lock.unlock();
            scope.remove(stop);
        }
    }

    private void stop() {
        lock.lock();
        try {
            stopped = true;
            ended.signal();
        } finally {
            lock.unlock();
        }
    }
}
