/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventRegistration;
import io.github.camelcalcom.sandbox.state.EventRegistration.Status;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;

/** Registers guests for events, as the page of an event does. */
public final class EventGuests {

    private EventGuests() {
    }

    /**
     * Registers a guest. The guest waits for approval if the event requires it, otherwise for a place if there is none.
     *
     * @param locationId location that the guest chose; null for none
     * @throws IllegalStateException if the event takes no registrations, or has neither a place nor a waiting list
     */
    public static EventRegistration register(SandboxState state, Event event, String name, String email, String locationId, Instant now) {
        if (!event.isOpen()) {
            throw new IllegalStateException("Event " + event.uuid() + " is a draft or cancelled, so it takes no registrations");
        }
        boolean place = event.hasPlace(locationId);
        if (!place && !event.settings().path("waitlistEnabled").asBoolean()) {
            throw new IllegalStateException("Event " + event.uuid() + " is full and has no waiting list");
        }
        Status status = event.settings().path("requiresApproval").asBoolean() ? Status.PENDING : place ? Status.CONFIRMED : Status.WAITLISTED;
        EventRegistration registration = new EventRegistration(state.uids().uuid(), name, email, locationId, status, false,
                state.uids().hex32(), null, now);
        event.registrations().add(registration);
        return registration;
    }
}
