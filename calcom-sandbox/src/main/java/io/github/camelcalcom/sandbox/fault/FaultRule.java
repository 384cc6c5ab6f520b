package io.github.camelcalcom.sandbox.fault;

import java.util.concurrent.atomic.AtomicLong;

/** A rule by which faults occur, to ask how often they did. Thread safe. */
public final class FaultRule {

    private final String description;
    private final long most;
    private final AtomicLong matched = new AtomicLong();
    private final AtomicLong fired = new AtomicLong();

    /** @param most how many faults there are at most */
    FaultRule(String description, long most) {
        this.description = description;
        this.most = most;
    }

    /** Where, how often and what, in English: {@code bookings/create, 1 time: reset after execution}. */
    public String description() {
        return description;
    }

    /** How many calls or webhooks it was asked about and applied to, faulty or not. */
    public long matched() {
        return matched.get();
    }

    /** How many faults it caused. */
    public long fired() {
        return fired.get();
    }

    /** Whether it has caused as many faults as it was to. */
    public boolean isSpent() {
        return fired() >= most;
    }

    long countMatch() {
        return matched.incrementAndGet();
    }

    void countFault() {
        fired.incrementAndGet();
    }

    @Override
    public String toString() {
        return description + ", fired " + fired + " of " + matched + " times";
    }
}
