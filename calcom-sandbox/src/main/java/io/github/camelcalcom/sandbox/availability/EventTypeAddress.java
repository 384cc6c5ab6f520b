/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;

import java.util.Optional;

/** Finds event types of teams by the slugs of their public pages. */
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
        return state.teams().stream().filter(team -> !team.organization() && teamSlug.equals(team.slug()))
                .filter(team -> organizationSlug == null || isOf(team, organizationSlug))
                .flatMap(team -> state.eventTypes().stream()
                        .filter(eventType -> Long.valueOf(team.id()).equals(eventType.teamId()) && eventType.slug().equals(slug)))
                .findFirst();
    }

    private boolean isOf(Team team, String organizationSlug) {
        return team.parentId() != null && state.organization(team.parentId())
                .filter(organization -> organizationSlug.equals(organization.slug())).isPresent();
    }
}
