/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;

import java.util.function.ToLongFunction;

/** Changes bookings while pages of them are read. Called on the sandbox's event loop. */
@FunctionalInterface
public interface PageChanges {

    /** Makes the changes between two steps. */
    void make(PageStep step);

    /** Returns the order for one page of bookings that are equal in what the list is sorted by: that of their ids. */
    default ToLongFunction<Booking> ties() {
        return Booking::id;
    }
}
