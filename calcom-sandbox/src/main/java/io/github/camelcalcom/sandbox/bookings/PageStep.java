/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.List;

/**
 * The moment between two steps in which a page of bookings is read. The real server selects the bookings of a page in order. It then reads
 * and sorts them again, and reads them once more in that order. A booking that changes in between shows its new state in a place that does
 * not match it. Use it on the sandbox's event loop only.
 */
public final class PageStep {

    private final SandboxState state;
    private final Instant now;
    private final List<String> uids;
    private final int number;

    PageStep(SandboxState state, Instant now, List<String> uids, int number) {
        this.state = state;
        this.now = now;
        this.uids = uids;
        this.number = number;
    }

    /** Returns 1 before the bookings are sorted again, 2 afterwards. */
    public int number() {
        return number;
    }

    /** Returns the uids of the selected bookings in their current order. */
    public List<String> uids() {
        return uids;
    }

    /** Sets the {@code updatedAt} of a booking to the current time. Does nothing if the booking was deleted. */
    public void change(String uid) {
        state.bookings().find(uid).map(Booking::change).map(change -> change.updatedAt(now).build()).ifPresent(state.bookings()::put);
    }
}
