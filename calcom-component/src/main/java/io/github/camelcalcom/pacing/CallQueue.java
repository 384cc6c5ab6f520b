/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;

import io.github.camelcalcom.catalog.Operation;

/** The calls that wait at a gate, ordered by priority and then by arrival. Guarded by the lock of the pacer. */
final class CallQueue {

    private final List<Deque<Waiter>> byPriority = new ArrayList<>();
    private int size;

    CallQueue() {
        for (int priority = 0; priority < CallPriority.values().length; priority++) {
            byPriority.add(new ArrayDeque<>(0));
        }
    }

    int size() {
        return size;
    }

    void add(Waiter waiter) {
        byPriority.get(waiter.priority.ordinal()).add(waiter);
        size++;
    }

    /** Removes the call that is sent next; null if no call waits. */
    Waiter poll() {
        for (Deque<Waiter> waiters : byPriority) {
            Waiter first = waiters.poll();
            if (first != null) {
                size--;
                return first;
            }
        }
        return null;
    }

    /** The call that is sent last; null if no call waits. */
    Waiter last() {
        Waiter last = null;
        for (Deque<Waiter> waiters : byPriority) {
            last = waiters.isEmpty() ? last : waiters.peekLast();
        }
        return last;
    }

    /** The number of calls that are sent before a new one. */
    int ahead(CallPriority priority) {
        int ahead = 0;
        for (int urgent = 0; size > 0 && urgent <= priority.ordinal(); urgent++) {
            ahead += byPriority.get(urgent).size();
        }
        return ahead;
    }

    void remove(Waiter waiter) {
        if (byPriority.get(waiter.priority.ordinal()).remove(waiter)) {
            size--;
        }
    }

    /** A call that waits on its own thread. */
    static final class Waiter {

        final Operation operation;
        final CallPriority priority;
        /** The gate of the operation's own limit; null if there is none. */
        final RateLimitGate operationGate;
        final long since;
        final long deadline;
        /** Signalled when the wait ends, and when this call becomes the one that watches the time. */
        final Condition wakeUp;
        /** The gate at which the call waits; null after the wait has ended. */
        RateLimitGate gate;
        Turn turn;
        String refusal;
        Duration retryAfter;

        Waiter(Operation operation, CallPriority priority, RateLimitGate operationGate, long since, long deadline, Condition wakeUp) {
            this.operation = operation;
            this.priority = priority;
            this.operationGate = operationGate;
            this.since = since;
            this.deadline = deadline;
            this.wakeUp = wakeUp;
        }

        boolean isWaiting() {
            return gate != null;
        }

        boolean isExpired(long now) {
            return now - deadline >= 0;
        }
    }
}
