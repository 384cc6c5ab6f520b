/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Conditions for bookings that belong to a team or an organization. A condition describes the state at the time when it was created. */
public final class OrganizationBookings {

    private final SandboxState state;

    /** Creates conditions for the state of one sandbox. */
    public OrganizationBookings(SandboxState state) {
        this.state = state;
    }

    /** Returns the condition for bookings in which a member takes part, and for bookings of the organization's teams. */
    public Predicate<Booking> ofOrganization(long organization) {
        Set<Long> teams = state.teams().stream().filter(team -> team.isTeamOf(organization)).map(Team::id).collect(Collectors.toSet());
        List<User> members = state.memberships().ofTeam(organization).stream().map(Membership::userId)
                .flatMap(id -> state.users().find(id).stream()).toList();
        return VisibleBookings.of(state, members, eventTypes(teams));
    }

    /** Returns the condition for bookings in which one of these users takes part. */
    Predicate<Booking> ofUsers(List<String> ids) {
        List<User> users = state.users().stream().filter(user -> ids.contains(Long.toString(user.id()))).toList();
        return VisibleBookings.of(state, users, Set.of());
    }

    /** Returns the condition for bookings of event types of teams, including the copies of managed event types. */
    public Predicate<Booking> ofTeams(Set<Long> teams) {
        return VisibleBookings.of(state, List.of(), eventTypes(teams));
    }

    private Set<Long> eventTypes(Set<Long> teams) {
        Set<Long> own = state.eventTypes().stream()
                .filter(eventType -> eventType.teamId() != null && teams.contains(eventType.teamId())).map(EventType::id)
                .collect(Collectors.toSet());
        Set<Long> all = new HashSet<>(own);
        state.eventTypes().stream().filter(eventType -> eventType.parentId() != null && own.contains(eventType.parentId()))
                .forEach(eventType -> all.add(eventType.id()));
        return all;
    }
}
