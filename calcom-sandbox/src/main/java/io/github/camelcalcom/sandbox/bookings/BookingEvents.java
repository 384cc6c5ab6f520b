/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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

/** Notifies webhooks of changes of a booking. Every future completes successfully once all receivers have answered or timed out. */
final class BookingEvents {

    private final SandboxState state;
    private final BookingTable table;
    private final WebhookDispatcher dispatcher;

    BookingEvents(SandboxState state, BookingTable table, WebhookDispatcher dispatcher) {
        this.state = state;
        this.table = table;
        this.dispatcher = dispatcher;
    }

    /** The booking was created: accepted at once, or awaiting the decision of the host. */
    Future<Void> created(Booking booking, List<Attendee> attendees) {
        return booked(booking, attendees, null, Trigger.BOOKING_CREATED);
    }

    /** The booking was moved. A move that the host has to confirm is a request. */
    Future<Void> moved(Booking booking, List<Attendee> attendees, Booking previous) {
        return booked(booking, attendees, previous, Trigger.BOOKING_RESCHEDULED);
    }

    private Future<Void> booked(Booking booking, List<Attendee> attendees, Booking previous, Trigger accepted) {
        boolean waits = booking.status() == BookingStatus.PENDING;
        String password = waits ? state.uids().uuid() : null;
        return dispatcher.send(waits ? Trigger.BOOKING_REQUESTED : accepted, booking,
                payloads(booking).booked(attendees, password, previous));
    }

    /** The host confirmed the booking. */
    Future<Void> confirmed(Booking booking) {
        return dispatcher.send(Trigger.BOOKING_CREATED, booking, payloads(booking).decided());
    }

    /** The host declined the booking. */
    Future<Void> rejected(Booking booking) {
        return dispatcher.send(Trigger.BOOKING_REJECTED, booking, payloads(booking).decided());
    }

    /** The booking was cancelled for these attendees. */
    Future<Void> cancelled(Booking booking, List<Attendee> attendees, String reason) {
        return dispatcher.send(Trigger.BOOKING_CANCELLED, booking, payloads(booking).cancelled(attendees, reason));
    }

    /** These attendees were marked as absent or present. */
    Future<Void> absent(Booking booking, List<Attendee> changed) {
        return dispatcher.send(Trigger.BOOKING_NO_SHOW_UPDATED, booking, payloads(booking).noShow(changed));
    }

    private BookingPayloads payloads(Booking booking) {
        EventType eventType = table.eventType(booking);
        User host = table.host(booking);
        return new BookingPayloads(booking, eventType, host, BookingTeam.of(state, booking, eventType, host));
    }
}
