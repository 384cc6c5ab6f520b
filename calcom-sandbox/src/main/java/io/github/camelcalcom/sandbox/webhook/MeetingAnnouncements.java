/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Notifies webhooks of the start and end of meetings, as a periodic job of the real server does. Must be used on the sandbox's event loop.
 */
public final class MeetingAnnouncements {

    private final SandboxState state;
    private final WebhookDispatcher dispatcher;
    private final Map<Trigger, Set<String>> announced = new EnumMap<>(Trigger.class);

    /** Creates the announcements for the state of one sandbox. */
    public MeetingAnnouncements(SandboxState state, WebhookDispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
        announced.put(Trigger.MEETING_STARTED, new HashSet<>());
        announced.put(Trigger.MEETING_ENDED, new HashSet<>());
    }

    /** Announces all starts and ends that the sandbox's clock has passed since the last run. */
    public void run() {
        if (!dispatcher.isWanted(Trigger.MEETING_STARTED) && !dispatcher.isWanted(Trigger.MEETING_ENDED)) {
            return;
        }
        Instant now = state.now();
        for (Booking booking : state.bookings().all()) {
            if (booking.status() == BookingStatus.ACCEPTED) {
                announce(Trigger.MEETING_STARTED, booking, booking.start(), now);
                announce(Trigger.MEETING_ENDED, booking, booking.end(), now);
            }
        }
    }

    private void announce(Trigger trigger, Booking booking, Instant due, Instant now) {
        boolean inItsTime = !due.isAfter(now) && due.isAfter(booking.createdAt());
        if (!inItsTime || announced.get(trigger).contains(booking.uid()) || !dispatcher.isWanted(trigger, booking)) {
            return;
        }
        announced.get(trigger).add(booking.uid());
        state.eventTypes().find(booking.eventTypeId()).ifPresent(eventType -> state.users().find(booking.hostId()).ifPresent(
                host -> dispatcher.send(trigger, booking, new BookingPayloads(booking, eventType, host, BookingTeam.NONE).meeting())));
    }
}
