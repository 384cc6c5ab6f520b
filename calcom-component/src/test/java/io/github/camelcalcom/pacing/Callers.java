/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.VirtualTimers;

/**
 * Makes calls through pacers, each on its own thread. Each method, and each step of the virtual clock, ends when every call was sent, was refused
 * or waits.
 */
final class Callers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "caller of a test", 1 << 18);
        thread.setDaemon(true);
        return thread;
    });
    private final VirtualTimers timers;
    private final Set<Pacer> pacers = ConcurrentHashMap.newKeySet();
    private final Queue<PacedCall> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger active = new AtomicInteger();

    Callers(VirtualTimers timers) {
        this.timers = timers;
        timers.afterEachTask(this::settle);
    }

    PacedCall begin(Pacer pacer, PacedCall call) {
        pacers.add(pacer);
        calls.add(call);
        active.incrementAndGet();
        THREADS.execute(() -> {
            try {
                call.run(pacer);
            } finally {
                active.decrementAndGet();
            }
        });
        settle();
        return call;
    }

    void answer(PacedCall call, ThrottlingServer.Answer answer) {
        call.answered(answer);
        settle();
    }

    void settle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        // a waiting call may have been woken up to check the time
        while (active.get() != waiting() || active.get() != timers.waiting()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Of " + active + " calls, " + waiting() + " wait, and the others neither go nor wait");
            }
            Thread.yield();
        }
    }

    private int waiting() {
        int waiting = 0;
        for (Pacer pacer : pacers) {
            waiting += pacer.figures().waiting();
        }
        return waiting;
    }

    /** Ends all waits. */
    @Override
    public void close() {
        calls.forEach(PacedCall::stop);
        settle();
    }
}
