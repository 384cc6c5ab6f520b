/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds users, teams and their event types by the names in the addresses of their public pages. */
public final class EventTypeAddress {

    private final SandboxState state;

    /** Creates a lookup in the state of one sandbox. */
    public EventTypeAddress(SandboxState state) {
        this.state = state;
    }

    /**
     * Returns the event type of a team.
     *
     * @param organizationSlug null for a team of any organization or of none
     */
    public Optional<EventType> ofTeam(String teamSlug, String organizationSlug, String slug) {
        return teams(teamSlug, organizationSlug).flatMap(team -> state.eventTypes().stream()
                        .filter(eventType -> Long.valueOf(team.id()).equals(eventType.teamId()) && eventType.slug().equals(slug)))
                .findFirst();
    }

    /**
     * Returns the user with a name.
     *
     * @param organizationSlug organization in which the user has the name; null for the name outside organizations
     */
    public Optional<User> user(String username, String organizationSlug) {
        if (organizationSlug == null) {
            return state.users().findFirst(user -> user.username().equals(username));
        }
        return state.profiles().findFirst(profile -> profile.username().equals(username) && state.organization(profile.organizationId())
                .filter(organization -> organizationSlug.equals(organization.slug())).isPresent())
                .flatMap(profile -> state.users().find(profile.userId()));
    }

    /** Whether there is an organization with a slug. */
    public boolean isOrganization(String slug) {
        return state.teams().stream().anyMatch(team -> team.organization() && slug.equals(team.slug()));
    }

    /** Whether there is a team with these slugs. */
    public boolean isTeam(String teamSlug, String organizationSlug) {
        return teams(teamSlug, organizationSlug).findAny().isPresent();
    }

    private Stream<Team> teams(String teamSlug, String organizationSlug) {
        return state.teams().stream().filter(team -> !team.organization() && teamSlug.equals(team.slug()))
                .filter(team -> organizationSlug == null || isOf(team, organizationSlug));
    }

    private boolean isOf(Team team, String organizationSlug) {
        return team.parentId() != null && state.organization(team.parentId())
                .filter(organization -> organizationSlug.equals(organization.slug())).isPresent();
    }
}
