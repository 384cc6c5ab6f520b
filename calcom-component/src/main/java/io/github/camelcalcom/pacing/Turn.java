/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import io.github.camelcalcom.error.HeaderView;

/**
 * The permission of a {@link Pacer} to send the request of one call. Each turn must end with exactly one of {@link #answered}, {@link #unanswered} and
 * {@link #unsent}.
 */
public final class Turn {

    /** Replaces the time of sending in the turns of a credential without limits, because they are not counted. */
    static final long NOT_COUNTED = Long.MIN_VALUE;

    private final Pacer pacer;
    private final RateLimitGate operationGate;
    private final long sentAt;

    /**
     * @param operationGate the gate of the operation's own limit; null if there is none
     * @param sentAt        when the call may be sent, or {@link #NOT_COUNTED}
     */
    Turn(Pacer pacer, RateLimitGate operationGate, long sentAt) {
        this.pacer = pacer;
        this.operationGate = operationGate;
        this.sentAt = sentAt;
    }

    /**
     * Ends the turn when the head of the response has arrived.
     *
     * @param status  the HTTP status code
     * @param headers the headers of the response
     */
    public void answered(int status, HeaderView headers) {
        pacer.answered(this, status, headers);
    }

    /** Ends the turn of a call that was or may have been sent, and has no response. */
    public void unanswered() {
        pacer.unanswered(this);
    }

    /** Ends the turn of a call that was not sent, so that the server did not count it. */
    public void unsent() {
        pacer.unsent(this);
    }

    RateLimitGate operationGate() {
        return operationGate;
    }

    long sentAt() {
        return sentAt;
    }

    boolean isCounted() {
        return sentAt != NOT_COUNTED;
    }
}
