/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;

/**
 * What the message keeps about the calls of one operation: whether the server may have executed a request without an answer. A redelivery
 * then looks at the server before it sends a request. One call at a time works on an attempt; other calls wait for it. Thread safe.
 */
public abstract sealed class CallAttempt permits BookingAttempt, ChangeAttempt {

    /** Null if it is known of each request whether it was executed. */
    private volatile Doubt doubt;
    /** The turn of the call that works on this attempt, or null. */
    private Turn current;

    CallAttempt() {
    }

    /**
     * A request may have been executed.
     *
     * @param until end of the horizon in nanoseconds of {@link Waits#nanoTime()}, or null while the request is being sent
     */
    record Doubt(Long until) {
    }

    Doubt doubt() {
        return doubt;
    }

    /** Whether a request may have been executed. */
    boolean isOpen() {
        return doubt != null;
    }

    /** Whether no request of which the result is unknown can be executed any more. */
    boolean isOver(long nanoTime) {
        Doubt now = doubt;
        return now == null || now.until() != null && nanoTime - now.until() >= 0;
    }

    /** A request is being sent. */
    void send() {
        doubt = new Doubt(null);
    }

    /** A request may have been executed, or may be executed until the given time. */
    void openUntil(long nanoTime) {
        doubt = new Doubt(nanoTime);
    }

    /** The last request was not executed. What was known before it still holds. */
    void restore(Doubt before) {
        doubt = before;
    }

    /** It is known of each request whether it was executed. */
    void close() {
        doubt = null;
    }

    /** The work of one call on the attempt, and its result for the calls that wait for it. */
    static final class Turn {

        private final List<CountDownLatch> waiting = new ArrayList<>();
        private CalcomResponse answer;
        private CalcomException failure;

        /**
         * The result of a turn that has ended: a copy of its answer, since each route may change its own.
         *
         * @return                 empty if the call ended without a result
         * @throws CalcomException the failure of the call
         */
        Optional<CalcomResponse> result() throws CalcomException {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(answer).map(CallAttempt::copy);
        }
    }

    /**
     * Begins a turn if no other call has its turn.
     *
     * @param  ended counted down when the turn of the other call ends
     * @return       null if the turn has begun, otherwise the turn of the other call
     */
    synchronized Turn begin(Turn turn, CountDownLatch ended) {
        if (current == null) {
            current = turn;
            return null;
        }
        current.waiting.add(ended);
        return current;
    }

    /**
     * Ends a turn.
     *
     * @param answer  null if the call failed
     * @param failure null if the call succeeded, or if its failure says nothing about the request
     */
    synchronized void end(Turn turn, CalcomResponse answer, CalcomException failure) {
        current = null;
        turn.answer = answer == null || turn.waiting.isEmpty() ? null : copy(answer);
        turn.failure = failure;
        turn.waiting.forEach(CountDownLatch::countDown);
    }

    private static CalcomResponse copy(CalcomResponse answer) {
        return answer.answering(answer.operation(), copyOf(answer.result()));
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            fields.forEach((name, field) -> copy.put(name, copyOf(field)));
            return copy;
        }
        if (value instanceof List<?> items) {
            List<Object> copy = new ArrayList<>(items.size());
            items.forEach(item -> copy.add(copyOf(item)));
            return copy;
        }
        return value;
    }
}
