/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;
import io.github.camelcalcom.sandbox.webhook.AbsenceAnnouncements;
import io.github.camelcalcom.sandbox.webhook.MeetingAnnouncements;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;

import java.time.Duration;

/** All operations on bookings, and the announcements of meetings that start or end. */
public final class BookingGroups implements OperationRegistry.Group {

    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(200);

    private final SandboxState state;
    private final Timers timers;
    private final WebhookDispatcher dispatcher;
    private final Delay bookingTime;
    private final SeatRace seatRace;
    private final PageChanges pageChanges;

    /**
     * @param bookingTime time that creating or moving a booking takes
     * @param seatRace    decides which cancellations of seats fail
     * @param pageChanges changes bookings while pages of them are read
     */
    public BookingGroups(SandboxState state, Timers timers, WebhookDispatcher dispatcher, Duration bookingTime, SeatRace seatRace,
            PageChanges pageChanges) {
        this.state = state;
        this.timers = timers;
        this.dispatcher = dispatcher;
        this.bookingTime = Delay.of(bookingTime);
        this.seatRace = seatRace;
        this.pageChanges = pageChanges;
    }

    /** Registers the operations and starts the announcements of meetings. */
    @Override
    public void register(OperationRegistry registry) {
        BookingContext context = BookingContext.of(state, dispatcher, () -> timers.after(bookingTime));
        new BookingHandlers(context, seatRace, new PageMaking(state, pageChanges)).register(registry);
        timers.every(BETWEEN_ANNOUNCEMENTS, new MeetingAnnouncements(state, dispatcher)::run);
        timers.every(BETWEEN_ANNOUNCEMENTS, new AbsenceAnnouncements(state, dispatcher)::run);
    }
}
