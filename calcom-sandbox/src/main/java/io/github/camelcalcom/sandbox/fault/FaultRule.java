package io.github.camelcalcom.sandbox.fault;

import java.util.concurrent.atomic.AtomicLong;

/** A rule by which faults occur, to ask how often they did. Thread safe. */
public final class FaultRule {

    private final AtomicLong matched = new AtomicLong();
    private final AtomicLong fired = new AtomicLong();

    FaultRule() {
    }

    /** How many calls or webhooks it was asked about and applied to, faulty or not. */
    public long matched() {
        return matched.get();
    }

    /** How many faults it caused. */
    public long fired() {
        return fired.get();
    }

    long countMatch() {
        return matched.incrementAndGet();
    }

    void countFault() {
        fired.incrementAndGet();
    }

    @Override
    public String toString() {
        return "fired " + fired + " of " + matched + " times";
    }
}
