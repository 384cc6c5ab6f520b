package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;

/** Finds bookings and what belongs to them, with the errors that the routes have for what is missing. */
final class BookingTable {

    private final SandboxState state;

    BookingTable(SandboxState state) {
        this.state = state;
    }

    /** The booking with that uid; most routes say it like this if there is none. */
    Booking existing(String uid) {
        return existing(uid, "Booking with uid=" + uid + " was not found in the database");
    }

    /** The booking with that uid; 404 with the route's own words if there is none. */
    Booking existing(String uid, String message) {
        return state.bookings().find(uid).orElseThrow(() -> ApiException.notFound(message));
    }

    /** The bookings of a series by their starts; empty if there is no such series. */
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
