package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.error.CalcomRateLimitException;

/** A call of a test, and what became of it. */
final class PacedCall implements Waiting {

    static final Operation GET = OperationCatalog.instance().find("bookings", "get").orElseThrow();
    /** Five calls a minute. */
    static final Operation ADD_GUESTS = OperationCatalog.instance().find("booking-guests", "add").orElseThrow();

    private final Operation operation;
    private final CallPriority priority;
    private final long longestWait;
    private Consumer<PacedCall> onGranted = call -> { };
    private long ticket;
    private int grants;
    private CalcomRateLimitException refusal;

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

    PacedCall onGranted(Consumer<PacedCall> action) {
        onGranted = action;
        return this;
    }

    int grants() {
        return grants;
    }

    CalcomRateLimitException refusal() {
        return refusal;
    }

    @Override
    public CallPriority priority() {
        return priority;
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public long longestWaitNanos() {
        return longestWait;
    }

    @Override
    public long ticket() {
        return ticket;
    }

    @Override
    public void ticket(long value) {
        ticket = value;
    }

    @Override
    public void granted() {
        grants++;
        onGranted.accept(this);
    }

    @Override
    public void refused(CalcomRateLimitException reason) {
        refusal = reason;
    }
}
