/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;

import java.time.Instant;
import java.util.List;

/**
 * Numbers of bookings by kind. A moved booking does not count as cancelled.
 *
 * @param scheduled    bookings that have not ended
 * @param completed    bookings that took place
 * @param absentHosts  bookings with an absent host
 * @param absentGuests absent attendees
 */
record BookingFigures(
        long created, long scheduled, long completed, long rescheduled, long cancelled, long absentHosts, long absentGuests) {

    static BookingFigures of(List<Booking> bookings, Instant now) {
        return new BookingFigures(bookings.size(),
                bookings.stream().filter(booking -> booking.status().isOpen() && booking.end().isAfter(now)).count(),
                bookings.stream().filter(booking -> isCompleted(booking, now)).count(),
                bookings.stream().filter(booking -> booking.move().toUid() != null).count(),
                bookings.stream().filter(BookingFigures::isCancelled).count(),
                bookings.stream().filter(Booking::hostAbsent).count(),
                bookings.stream().flatMap(booking -> booking.attendees().stream()).filter(Attendee::absent).count());
    }

    /** Whether the booking took place. */
    static boolean isCompleted(Booking booking, Instant now) {
        return booking.status() == BookingStatus.ACCEPTED && !booking.end().isAfter(now);
    }

    /** Whether the booking was cancelled. */
    static boolean isCancelled(Booking booking) {
        return booking.status() == BookingStatus.CANCELLED && booking.move().toUid() == null;
    }
}
