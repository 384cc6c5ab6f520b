package io.github.camelcalcom.pacing;

import io.github.camelcalcom.error.CalcomRateLimitException;

/** A call that waits. Guarded by its pacer's lock, until it is told what became of it. */
final class Waiter {

    /** Far beyond any wait, and small enough to be added to a time. */
    private static final long LONGEST_WAIT = Long.MAX_VALUE / 4;

    final Waiting call;
    final CallPriority priority;
    /** The gate of its operation, which it has passed if it waits at another one; null if there is none. */
    final Gate operationGate;
    final long since;
    final long deadline;
    CalcomRateLimitException refusal;

    Waiter(Waiting call, Gate operationGate, long now) {
        this.call = call;
        this.priority = call.priority();
        this.operationGate = operationGate;
        this.since = now;
        this.deadline = now + Math.min(call.longestWaitNanos(), LONGEST_WAIT);
    }

    void tell() {
        if (refusal == null) {
            call.granted();
        } else {
            call.refused(refusal);
        }
    }
}
