/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Processing;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;

/**
 * The collaborators that the operations on bookings share.
 *
 * @param calendar   the free time of hosts
 * @param conditions the conditions that event types impose on bookings
 * @param table      looks up bookings and related entities
 * @param writer     stores new bookings
 * @param events     notifies webhooks
 * @param views      renders bookings
 * @param processing the time that creating or moving a booking takes
 */
record BookingContext(SandboxState state, HostCalendar calendar, BookingConditions conditions, BookingTable table, BookingWriter writer,
        BookingEvents events, BookingViews views, Processing processing) {

    /** Creates the collaborators for the state of one sandbox. */
    static BookingContext of(SandboxState state, WebhookDispatcher dispatcher, Processing processing) {
        HostCalendar calendar = new HostCalendar(state);
        BookingTable table = new BookingTable(state);
        return new BookingContext(state, calendar, new BookingConditions(state, calendar), table, new BookingWriter(state),
                new BookingEvents(state, table, dispatcher), new BookingViews(state), processing);
    }
}
