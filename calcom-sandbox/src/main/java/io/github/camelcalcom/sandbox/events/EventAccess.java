/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.UUID;
import java.util.function.Predicate;

/** Finds the event in the path of a call. An event that the caller may not use results in 404, as an unknown one does. */
final class EventAccess {

    private final SandboxState state;

    EventAccess(SandboxState state) {
        this.state = state;
    }

    /** Returns an event that the caller manages: as its owner, a member of its team, a host or a co-host. */
    Event managed(Call call) {
        return find(call, event -> isHost(event, call.user()) || event.isCoHost(call.user().email()));
    }

    /** Returns an event of which the caller is a host. A co-host is none. */
    Event hosted(Call call) {
        return find(call, event -> isHost(event, call.user()));
    }

    /** Returns an event of which the caller is a host, and which was not cancelled. */
    Event hostedAndNotCancelled(Call call) {
        return notCancelled(hosted(call));
    }

    /** Returns an event that the caller manages, and which was not cancelled. */
    Event managedAndNotCancelled(Call call) {
        return notCancelled(managed(call));
    }

    private static Event notCancelled(Event event) {
        if (event.cancelledAt() != null) {
            throw ApiException.badRequest("A cancelled event cannot be changed.");
        }
        return event;
    }

    /** Whether a user owns or hosts an event, or belongs to its team. */
    boolean isHost(Event event, User user) {
        if (event.ownerId() != null && event.ownerId() == user.id()) {
            return true;
        }
        for (var host : event.settings().path("hosts")) {
            if (host.path("userId").asLong() == user.id()) {
                return true;
            }
        }
        return event.teamId() != null && state.memberships().find(event.teamId(), user.id()).filter(Membership::accepted).isPresent();
    }

    private Event find(Call call, Predicate<Event> condition) {
        String uuid = call.path("uuid");
        try {
            UUID.fromString(uuid);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("Validation failed (uuid is expected)");
        }
        return state.events().find(uuid).filter(condition)
                .orElseThrow(() -> ApiException.notFound("Event with uuid " + uuid + " not found."));
    }
}
