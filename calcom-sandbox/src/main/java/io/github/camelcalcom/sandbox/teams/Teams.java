/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates teams, and removes them with their related entities. */
public final class Teams {

    private final SandboxState state;

    /** Works on the state of one sandbox. */
    public Teams(SandboxState state) {
        this.state = state;
    }

    /**
     * Creates a team with an owner.
     *
     * @param organizationId organization of the team; null for none
     * @param given          settings under their names in the API
     * @param accepted       whether the owner is a member at once
     */
    public Team create(Long organizationId, User owner, ObjectNode given, boolean accepted, Instant now) {
        Team team = state.teams().put(new Team(state.teams().nextId(), organizationId, false, false, TeamInput.created(given), now));
        state.memberships().add(team.id(), owner.id(), accepted, MembershipRole.OWNER, now, false);
        return team;
    }

    /** Removes a team. */
    public void delete(Team team) {
        Set<Long> eventTypes = state.eventTypes().stream().filter(eventType -> Long.valueOf(team.id()).equals(eventType.teamId()))
                .map(EventType::id).collect(Collectors.toSet());
        state.eventTypes().removeIf(eventType -> eventTypes.contains(eventType.id()) || eventTypes.contains(eventType.parentId()));
        state.webhooks().removeIf(webhook -> Long.valueOf(team.id()).equals(webhook.teamId()) || eventTypes.contains(webhook.eventTypeId()));
        state.privateLinks().removeIf(link -> eventTypes.contains(link.eventTypeId()));
        state.roles().removeIf(role -> Long.valueOf(team.id()).equals(role.teamId()));
        state.memberships().removeIf(membership -> membership.teamId() == team.id());
        state.teams().remove(team.id());
    }
}
