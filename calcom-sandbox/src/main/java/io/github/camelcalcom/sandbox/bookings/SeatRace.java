/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;

/**
 * Decides which cancellations of seats lose the real server's race condition: the seat is removed, but the answer is 404 and no webhook is
 * triggered. Called on the sandbox's event loop.
 */
@FunctionalInterface
public interface SeatRace {

    /** No cancellation loses the race. */
    SeatRace NEVER_LOST = booking -> false;

    /** Whether the stored cancellation of a seat of a booking is answered as if the seat did not exist. */
    boolean isLost(Booking booking);
}
