/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;

/** Finds bookings and related entities, with the errors that the routes return if they do not exist. */
final class BookingTable {

    private final SandboxState state;

    BookingTable(SandboxState state) {
        this.state = state;
    }

    /** Returns the booking with that uid. Throws the 404 of most routes if it does not exist. */
    Booking existing(String uid) {
        return existing(uid, "Booking with uid=" + uid + " was not found in the database");
    }

    /** Returns the booking with that uid. Throws 404 with the message of the route if it does not exist. */
    Booking existing(String uid, String message) {
        return state.bookings().find(uid).orElseThrow(() -> ApiException.notFound(message));
    }

    /** Returns the bookings of a series by start; empty if there is no such series. */
    List<Booking> series(String recurringUid) {
        return state.bookings().ofSeries(recurringUid).ascending().toList();
    }

    EventType eventType(Booking booking) {
        return state.eventTypes().find(booking.eventTypeId())
                .orElseThrow(() -> ApiException.notFound("Event type with id " + booking.eventTypeId() + " not found."));
    }

    User host(Booking booking) {
        return state.users().find(booking.hostId()).orElseThrow();
    }
}
