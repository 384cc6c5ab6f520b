/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Delays in real time and on the sandbox's clock, without blocking a thread. Must be used on the sandbox's event loop. */
public final class Timers {

    /** The polling interval while a delay depends on a clock of a test, because such a clock may change without notice. */
    private static final long LONGEST_MILLIS_UNSEEN = 200;

    private record Waiting(Instant due, long number, Promise<Void> over) {
    }

    private final Vertx vertx;
    private final Clock clock;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
            Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<Long, Promise<Void>> running = new HashMap<>();
    private final List<Long> periodic = new ArrayList<>();
    private long lastNumber;
    private Long timer;
    private boolean closed;

    /**
     * @param vertx used from the event loop of these timers
     * @param clock clock of the sandbox
     */
    public Timers(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Completes after the delay, at once if it is zero. Delays that end at the same instant complete in the order in which they started.
     * Fails if these timers are closed before.
     */
    public Future<Void> after(Delay delay) {
        if (closed) {
            return Future.failedFuture(gone());
        }
        if (delay.length().isZero()) {
            return Future.succeededFuture();
        }
        Promise<Void> over = Promise.promise();
        if (delay.sandboxTime()) {
            waiting.add(new Waiting(clock.instant().plus(delay.length()), ++lastNumber, over));
            watchClock();
        } else {
            running.put(vertx.setTimer(millis(delay.length()), id -> running.remove(id).complete()), over);
        }
        return over.future();
    }

    /** Runs an action periodically in real time, and whenever the sandbox's clock is moved. */
    public void every(Duration period, Runnable action) {
        listeners.add(action);
        periodic.add(vertx.setPeriodic(millis(period), id -> action.run()));
    }

    /** Cancels all periodic actions and fails all delays. */
    public void close() {
        closed = true;
        listeners.clear();
        periodic.forEach(vertx::cancelTimer);
        running.keySet().forEach(vertx::cancelTimer);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
        List<Promise<Void>> failed = new ArrayList<>(running.values());
        waiting.forEach(wait -> failed.add(wait.over()));
        running.clear();
        waiting.clear();
        failed.forEach(over -> over.fail(gone()));
    }

    private static ResetException gone() {
        return new ResetException();
    }

    /** Completes the delays that are due after the sandbox's clock was moved. */
    public void clockMoved() {
        endDue();
        listeners.forEach(Runnable::run);
    }

    private void endDue() {
        while (!waiting.isEmpty() && !waiting.peek().due().isAfter(clock.instant())) {
            waiting.poll().over().complete();
        }
        watchClock();
    }

    private void watchClock() {
        if (timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
        if (!waiting.isEmpty()) {
            long left = millis(Duration.between(clock.instant(), waiting.peek().due()));
            timer = vertx.setTimer(Math.min(left, LONGEST_MILLIS_UNSEEN), id -> endDue());
        }
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
