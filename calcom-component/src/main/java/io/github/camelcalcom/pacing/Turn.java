package io.github.camelcalcom.pacing;

import io.github.camelcalcom.error.HeaderView;

/**
 * The permission of a {@link Pacer} to send one call. Each turn must end with exactly one of {@link #answered}, {@link #unanswered} and
 * {@link #unsent}.
 */
public final class Turn {

    /** Stands for the time of sending in the turns of a credential without limits, which are not counted. */
    static final long NOT_COUNTED = Long.MIN_VALUE;

    private final Pacer pacer;
    private final RateLimitGate operationGate;
    private final long sentAt;

    /**
     * @param operationGate the gate of the operation's own limit; null if it has none
     * @param sentAt        when the call may go, or {@link #NOT_COUNTED}
     */
    Turn(Pacer pacer, RateLimitGate operationGate, long sentAt) {
        this.pacer = pacer;
        this.operationGate = operationGate;
        this.sentAt = sentAt;
    }

    /**
     * The head of an answer has arrived.
     *
     * @param status  the HTTP status code
     * @param headers the headers of the answer
     */
    public void answered(int status, HeaderView headers) {
        pacer.answered(this, status, headers);
    }

    /** The call was sent, or may have been, and has ended without an answer. */
    public void unanswered() {
        pacer.unanswered(this);
    }

    /** The call was not sent, so that the server did not count it. */
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
