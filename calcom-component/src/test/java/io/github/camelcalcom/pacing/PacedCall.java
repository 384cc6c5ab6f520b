/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.pacing.ThrottlingServer.Answer;

import static org.awaitility.Awaitility.await;

/** A call of a test, which waits on a thread of {@link Callers}. */
final class PacedCall implements WaitScope {

    static final Operation GET = OperationCatalog.instance().find("bookings", "get").orElseThrow();
    /** Five calls a minute. */
    static final Operation ADD_GUESTS = OperationCatalog.instance().find("booking-guests", "add").orElseThrow();

    private final Operation operation;
    private final CallPriority priority;
    private final long longestWait;
    private Consumer<PacedCall> onTurn = call -> { };
    private volatile Thread thread;
    private volatile Turn turn;
    private volatile CalcomRateLimitException refusal;
    private volatile Runnable wait;
    private volatile boolean closed;
    private volatile boolean stopped;
    private volatile boolean interrupted;

    PacedCall(Operation operation, CallPriority priority, long longestWait) {
        this.operation = operation;
        this.priority = priority;
        this.longestWait = longestWait;
    }

    static PacedCall of(Operation operation) {
        return new PacedCall(operation, CallPriority.NORMAL, Long.MAX_VALUE);
    }

    static PacedCall get() {
        return of(GET);
    }

    static PacedCall get(CallPriority priority) {
        return new PacedCall(GET, priority, Long.MAX_VALUE);
    }

    static PacedCall waitingAtMost(Duration longest) {
        return new PacedCall(GET, CallPriority.NORMAL, longest.toNanos());
    }

    /** Runs an action on the thread of the call when the call may be sent. */
    PacedCall onTurn(Consumer<PacedCall> action) {
        onTurn = action;
        return this;
    }

    /** Takes a turn on this thread. */
    void run(Pacer pacer) {
        thread = Thread.currentThread();
        try {
            Turn taken = pacer.take(operation, priority, longestWait, this);
            stopped = taken == null;
            turn = taken;
            if (taken != null) {
                onTurn.accept(this);
            }
        } catch (CalcomRateLimitException e) {
            refusal = e;
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    void interrupt() {
        thread.interrupt();
        await().atMost(300, TimeUnit.SECONDS).until(() -> interrupted);
    }

    /** Closes the scope of the call. */
    void stop() {
        closed = true;
        Runnable end = wait;
        if (end != null) {
            end.run();
        }
    }

    @Override
    public void add(Runnable end) {
        wait = end;
        if (closed) {
            end.run();
        }
    }

    @Override
    public void remove(Runnable end) {
        wait = null;
    }

    boolean hasGone() {
        return turn != null;
    }

    boolean isWaiting() {
        return turn == null && refusal == null && !stopped && !interrupted;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isInterrupted() {
        return interrupted;
    }

    CalcomRateLimitException refusal() {
        return refusal;
    }

    Turn turn() {
        return turn;
    }

    void answered(Answer answer) {
        turn.answered(answer.status(), answer);
    }
}
