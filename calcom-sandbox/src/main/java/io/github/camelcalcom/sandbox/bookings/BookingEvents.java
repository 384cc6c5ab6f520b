package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.webhook.BookingPayloads;
import io.github.camelcalcom.sandbox.webhook.BookingTeam;
import io.github.camelcalcom.sandbox.webhook.Trigger;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.vertx.core.Future;

import java.util.List;

/** Tells webhooks what happened to a booking. Every future completes with success once all receivers have answered or timed out. */
final class BookingEvents {

    private final SandboxState state;
    private final BookingTable table;
    private final WebhookDispatcher dispatcher;

    BookingEvents(SandboxState state, BookingTable table, WebhookDispatcher dispatcher) {
        this.state = state;
        this.table = table;
        this.dispatcher = dispatcher;
    }

    /** It was made: accepted at once, or waiting for the host. */
    Future<Void> created(Booking booking, List<Attendee> attendees) {
        return booked(booking, attendees, null, Trigger.BOOKING_CREATED);
    }

    /** It was moved here. A move that the host has to confirm is a request. */
    Future<Void> moved(Booking booking, List<Attendee> attendees, Booking previous) {
        return booked(booking, attendees, previous, Trigger.BOOKING_RESCHEDULED);
    }

    private Future<Void> booked(Booking booking, List<Attendee> attendees, Booking previous, Trigger accepted) {
        boolean waits = booking.status() == BookingStatus.PENDING;
        String password = waits ? state.uids().uuid() : null;
        return dispatcher.send(waits ? Trigger.BOOKING_REQUESTED : accepted, booking,
                payloads(booking).booked(attendees, password, previous));
    }

    /** The host said yes. */
    Future<Void> confirmed(Booking booking) {
        return dispatcher.send(Trigger.BOOKING_CREATED, booking, payloads(booking).decided());
    }

    /** The host said no. */
    Future<Void> rejected(Booking booking) {
        return dispatcher.send(Trigger.BOOKING_REJECTED, booking, payloads(booking).decided());
    }

    /** It was called off for these people. */
    Future<Void> cancelled(Booking booking, List<Attendee> attendees, String reason) {
        return dispatcher.send(Trigger.BOOKING_CANCELLED, booking, payloads(booking).cancelled(attendees, reason));
    }

    /** These people did not come, or did after all. */
    Future<Void> absent(Booking booking, List<Attendee> changed) {
        return dispatcher.send(Trigger.BOOKING_NO_SHOW_UPDATED, booking, payloads(booking).noShow(changed));
    }

    private BookingPayloads payloads(Booking booking) {
        EventType eventType = table.eventType(booking);
        User host = table.host(booking);
        return new BookingPayloads(booking, eventType, host, BookingTeam.of(state, booking, eventType, host));
    }
}
