/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.function.Predicate;

/** Finds the event type in the path of a call. Every method throws 404 if there is none that the caller may use. */
final class CalledEventType {

    private final SandboxState state;

    CalledEventType(SandboxState state) {
        this.state = state;
    }

    /** Returns the event type of the team in the path, or one of the caller's own if the path contains no team. */
    EventType owned(Call call) {
        if (!call.operation().path().contains("{teamId}")) {
            return find(call, eventType -> eventType.ownerId() == call.user().id());
        }
        Long team = call.pathNumber("teamId");
        return find(call, eventType -> team.equals(eventType.teamId()));
    }

    /** Returns one of the caller's own event types, or one of a team in which the caller has at least a role. */
    EventType visible(Call call, MembershipRole least) {
        return find(call, eventType -> eventType.ownerId() == call.user().id() || eventType.teamId() != null
                && state.memberships().find(eventType.teamId(), call.user().id()).filter(Membership::accepted)
                        .filter(membership -> membership.role().includes(least)).isPresent());
    }

    private EventType find(Call call, Predicate<EventType> condition) {
        long id = call.pathNumber("eventTypeId");
        return state.eventTypes().find(id).filter(condition)
                .orElseThrow(() -> ApiException.notFound("Event type with id " + id + " not found"));
    }
}
