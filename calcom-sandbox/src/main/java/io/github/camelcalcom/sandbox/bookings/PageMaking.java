/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Reads pages of bookings in the steps of the real server, which uses no transaction. */
final class PageMaking {

    private final SandboxState state;
    private final PageChanges changes;

    PageMaking(SandboxState state, PageChanges changes) {
        this.state = state;
        this.changes = changes;
    }

    /**
     * Reads the selected bookings again, in two steps.
     *
     * @param chosen bookings of the page, in order
     * @param order  order of the list
     * @return       rows of the page, without bookings that were deleted in between
     */
    List<Booking> rows(List<Booking> chosen, Comparator<Booking> order, Instant now) {
        List<Booking> sorted = reread(chosen, now, 1).stream().sorted(order).toList();
        return reread(sorted, now, 2);
    }

    /** Returns the order for one page of bookings that are equal in what the list is sorted by. */
    ToLongFunction<Booking> ties() {
        return changes.ties();
    }

    private List<Booking> reread(List<Booking> rows, Instant now, int step) {
        List<String> uids = rows.stream().map(Booking::uid).toList();
        changes.make(new PageStep(state, now, uids, step));
        return uids.stream().flatMap(uid -> state.bookings().find(uid).stream()).toList();
    }
}
