/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

/** Decides who may act as the host of an event type. */
final class EventTypeAccess {

    private final SandboxState state;

    EventTypeAccess(SandboxState state) {
        this.state = state;
    }

    /** Whether a user owns or hosts an event type, or is an administrator of its team or organization. */
    boolean isHostOrAdmin(User user, EventType eventType) {
        return eventType.teamId() == null && eventType.ownerId() == user.id()
                || new Hosts(state).of(eventType).stream().anyMatch(host -> host.userId() == user.id())
                || isAdmin(user, eventType.teamId()) || isAdmin(user, organization(eventType));
    }

    /**
     * Whether a user may confirm, decline and extend a booking: its host, the hosts of its event type, administrators of the event type's team,
     * and administrators of the teams and organizations of the host.
     */
    boolean mayDecide(User user, Booking booking) {
        return booking.hostId() == user.id()
                || state.eventTypes().find(booking.eventTypeId()).filter(eventType -> isHostOrTeamAdmin(user, eventType)).isPresent()
                || isAdminOf(user, booking.hostId());
    }

    /** Whether a user may cancel a booking with all its seats: the hosts of its event type, and administrators of the host's organization. */
    boolean mayCancelAllSeats(User user, Booking booking) {
        return state.eventTypes().find(booking.eventTypeId())
                .filter(eventType -> new Hosts(state).of(eventType).stream().anyMatch(host -> host.userId() == user.id())).isPresent()
                || state.memberships().ofUser(booking.hostId()).map(Membership::teamId)
                .anyMatch(team -> state.organization(team).isPresent() && isAdmin(user, team));
    }

    private boolean isHostOrTeamAdmin(User user, EventType eventType) {
        Long team = eventType.parentId() == null ? eventType.teamId()
                : state.eventTypes().find(eventType.parentId()).map(EventType::teamId).orElse(null);
        return eventType.teamId() == null && eventType.ownerId() == user.id()
                || new Hosts(state).of(eventType).stream().anyMatch(host -> host.userId() == user.id()) || isAdmin(user, team);
    }

    /** Whether a user is an administrator of a team outside of organizations, or of an organization, that a host belongs to. */
    private boolean isAdminOf(User user, long host) {
        return state.memberships().ofUser(host).map(Membership::teamId)
                .map(team -> state.teams().find(team).map(Team::parentId).orElse(team)).anyMatch(team -> isAdmin(user, team));
    }

    private Long organization(EventType eventType) {
        return eventType.teamId() == null ? state.users().find(eventType.ownerId()).map(User::organizationId).orElse(null)
                : state.teams().find(eventType.teamId()).map(Team::parentId).orElse(null);
    }

    private boolean isAdmin(User user, Long teamId) {
        return teamId != null && state.memberships().find(teamId, user.id())
                .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isPresent();
    }
}
