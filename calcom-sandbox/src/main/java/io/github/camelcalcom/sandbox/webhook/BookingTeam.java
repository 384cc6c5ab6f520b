/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.teams.WebApp;

import java.util.List;
import java.util.Optional;

/**
 * The team and organization of a booking.
 *
 * @param team         team of the event type; null for an event type of a user
 * @param members      hosts other than the organizer
 * @param organization organization of the team or the host; null for none
 */
public record BookingTeam(Team team, List<User> members, Team organization) {

    /** The value for a booking of a user without an organization. */
    public static final BookingTeam NONE = new BookingTeam(null, List.of(), null);

    public BookingTeam {
        members = List.copyOf(members);
    }

    /** Returns the team and organization of a booking. */
    public static BookingTeam of(SandboxState state, Booking booking, EventType eventType, User host) {
        Long organizationId = host.organizationId();
        if (eventType.teamId() == null) {
            return new BookingTeam(null, List.of(), organization(state, organizationId));
        }
        Team team = state.teams().find(eventType.teamId()).orElse(null);
        List<User> members = state.memberships().ofTeam(eventType.teamId()).stream()
                .flatMap(membership -> state.users().find(membership.userId()).stream())
                .filter(user -> user.id() != host.id() && isMet(booking, user)).toList();
        return new BookingTeam(team, members, organization(state, team == null ? null : team.parentId()));
    }

    private static Team organization(SandboxState state, Long id) {
        return Optional.ofNullable(id).flatMap(state::organization).orElse(null);
    }

    private static boolean isMet(Booking booking, User user) {
        return booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(user.email()));
    }

    /** Returns the address of the booking pages, which is specific to an organization. */
    String bookerUrl() {
        return WebApp.bookerUrl(organization);
    }

    /** Whether an attendee of the booking is a member of the team. */
    boolean isMember(String email) {
        return members.stream().anyMatch(member -> member.email().equals(email));
    }
}
