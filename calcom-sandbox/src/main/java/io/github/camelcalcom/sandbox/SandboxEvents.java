/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.events.EventGuests;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventCoHost;
import io.github.camelcalcom.sandbox.state.EventRegistration;
import io.github.camelcalcom.sandbox.state.SandboxState;

/**
 * What people do on the pages of events, for which the API has no operations: guests register, and invited people accept to be co-hosts.
 * Thread safe. The methods block until the sandbox has finished, so they must not run on an event loop.
 */
public final class SandboxEvents {

    private final CalcomSandbox sandbox;

    SandboxEvents(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Registers a guest for a published event.
     *
     * @return the registration, with its status and the token for the check-in
     * @throws IllegalArgumentException if there is no such event
     * @throws IllegalStateException    if the event takes no registrations, or has neither a place nor a waiting list
     */
    public EventRegistration register(String eventUuid, String name, String email) {
        return register(eventUuid, name, email, null);
    }

    /**
     * Registers a guest for one location of a published event, see {@link #register(String, String, String)}.
     *
     * @param locationId id of the location
     */
    public EventRegistration register(String eventUuid, String name, String email, String locationId) {
        return sandbox.read(state -> EventGuests.register(state, event(state, eventUuid), name, email, locationId, state.now()));
    }

    /**
     * Accepts the invitation of a co-host.
     *
     * @param email address that was invited
     * @throws IllegalArgumentException if there is no such event or invitation
     */
    public void acceptCoHost(String eventUuid, String email) {
        sandbox.read(state -> {
            Event event = event(state, eventUuid);
            if (event.coHosts().stream().noneMatch(coHost -> coHost.email().equalsIgnoreCase(email))) {
                throw new IllegalArgumentException(email + " is not invited to event " + eventUuid);
            }
            event.coHosts().replaceAll(coHost -> coHost.email().equalsIgnoreCase(email)
                    ? new EventCoHost(coHost.id(), coHost.email(), true) : coHost);
            return null;
        });
    }

    private static Event event(SandboxState state, String uuid) {
        return state.events().find(uuid).orElseThrow(() -> new IllegalArgumentException("The sandbox has no event " + uuid));
    }
}
