/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import java.util.concurrent.atomic.AtomicLong;

/** A rule for faults, which counts how often it applied. Thread safe. */
public final class FaultRule {

    private static final AtomicLong LAST_NUMBER = new AtomicLong();

    private final long number = LAST_NUMBER.incrementAndGet();
    private final String description;
    private final long most;
    private final AtomicLong matched = new AtomicLong();
    private final AtomicLong fired = new AtomicLong();

    /** @param most maximum number of faults */
    FaultRule(String description, long most) {
        this.description = description;
        this.most = most;
    }

    /** Returns a number that no other rule of this process has. */
    public long number() {
        return number;
    }

    /** Describes where, how often and which fault: {@code bookings/create, 1 time: reset after execution}. */
    public String description() {
        return description;
    }

    /** Returns the number of calls or webhooks that the rule applied to, with or without a fault. */
    public long matched() {
        return matched.get();
    }

    /** Returns the number of faults. */
    public long fired() {
        return fired.get();
    }

    /** Whether the rule has reached its maximum number of faults. */
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
