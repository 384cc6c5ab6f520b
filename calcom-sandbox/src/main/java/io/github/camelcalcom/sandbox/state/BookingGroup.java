/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/** Bookings whose statuses in lists differ by time only. */
public enum BookingGroup {

    /** Accepted bookings that belong to no series. */
    ACCEPTED,

    /** Accepted bookings of series. */
    ACCEPTED_OF_SERIES,

    /** Bookings that await a decision and belong to no series. */
    PENDING,

    /** Bookings of series that await a decision. */
    PENDING_OF_SERIES,

    /** Cancelled and declined bookings. */
    CLOSED;

    /** Returns the group of a booking. */
    public static BookingGroup of(Booking booking) {
        boolean single = booking.recurringBookingUid() == null;
        return switch (booking.status()) {
            case ACCEPTED -> single ? ACCEPTED : ACCEPTED_OF_SERIES;
            case PENDING -> single ? PENDING : PENDING_OF_SERIES;
            case CANCELLED, REJECTED -> CLOSED;
        };
    }
}
