/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates and changes event types of teams. A managed event type has a copy for each of its hosts, owned by that user. */
public final class TeamEventTypes {

    private final SandboxState state;
    private final Hosts hosts;

    /** Works on the state of one sandbox. */
    public TeamEventTypes(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    /** @throws ApiException 404 that names the hosts who do not belong to the team */
    public void requireMembers(long team, JsonNode wanted) {
        List<String> strangers = new ArrayList<>();
        wanted.forEach(host -> {
            if (state.memberships().find(team, host.path("userId").asLong()).isEmpty()) {
                strangers.add(host.path("userId").asText());
            }
        });
        if (!strangers.isEmpty()) {
            throw ApiException.notFound("Invalid hosts: " + String.join(", ", strangers) + " are not members of team with id " + team + ".");
        }
    }

    /** @throws ApiException 400 if the slug is in use. As on the real server, the event type that is changed counts. */
    void requireFreeSlug(long team, String slug) {
        if (state.eventTypes().stream().anyMatch(other -> Long.valueOf(team).equals(other.teamId()) && other.slug().equals(slug))) {
            throw ApiException.badRequest("Team event type with this slug already exists");
        }
    }

    /**
     * Checks the hosts of a checked request that the real server only refuses while it stores them.
     *
     * @throws ApiException 403 if a host of a team without organization has not accepted the invitation, 400 if a new host is named twice
     */
    void requireAssignable(EventType eventType, List<Host> before, JsonNode wanted) {
        if (eventType.isManaged()) {
            return;
        }
        Set<Long> known = before.stream().map(Host::userId).collect(Collectors.toSet());
        for (JsonNode host : wanted) {
            long user = host.path("userId").asLong();
            boolean accepted = state.memberships().find(eventType.teamId(), user).filter(Membership::accepted).isPresent();
            if (!accepted && !isOfOrganization(eventType.teamId())) {
                throw ApiException.filtered(403, "TRPCError", "You don't have necessary permissions to access this resource");
            }
        }
        Set<Long> added = new HashSet<>();
        for (JsonNode host : wanted) {
            long user = host.path("userId").asLong();
            if (!known.contains(user) && !added.add(user)) {
                throw ApiException.trpcBadRequest();
            }
        }
    }

    /** Whether a team belongs to an organization. */
    boolean isOfOrganization(long team) {
        return state.teams().find(team).filter(found -> found.parentId() != null).isPresent();
    }

    /**
     * Creates an event type.
     *
     * @param input a checked request
     */
    public EventType create(long team, ObjectNode input, Instant now) {
        EventType eventType = state.eventTypes().put(new EventType(state.eventTypes().nextId(), 0, team, null, now,
                TeamEventTypeInput.created(TeamEventTypeInput.withEmailSettings(input, isOfOrganization(team)))));
        handDown(eventType, now);
        return eventType;
    }

    /** Replaces the settings of an event type of a team or a user. */
    void replace(EventType eventType, ObjectNode settings, Instant now) {
        eventType.setSettings(settings);
        handDown(eventType, now);
    }

    private void handDown(EventType eventType, Instant now) {
        if (!eventType.isManaged()) {
            return;
        }
        Set<Long> wanted = hosts.of(eventType).stream().map(Host::userId).collect(Collectors.toSet());
        copies(eventType).filter(copy -> !wanted.contains(copy.ownerId())).toList().forEach(this::delete);
        ObjectNode settings = TeamEventTypeInput.handedDown(eventType.settings());
        copies(eventType).forEach(copy -> copy.setSettings(settings.deepCopy()));
        Set<Long> owners = copies(eventType).map(EventType::ownerId).collect(Collectors.toSet());
        hosts.of(eventType).stream().map(Host::userId).filter(user -> !owners.contains(user)).forEach(user -> state.eventTypes().put(
                new EventType(state.eventTypes().nextId(), user, null, eventType.id(), now, settings.deepCopy())));
    }

    /** Returns the copies of a managed event type for its hosts. */
    Stream<EventType> copies(EventType eventType) {
        return state.eventTypes().stream().filter(copy -> Long.valueOf(eventType.id()).equals(copy.parentId()));
    }

    /** Removes an event type and its related entities. */
    void delete(EventType eventType) {
        copies(eventType).toList().forEach(this::delete);
        state.eventTypes().remove(eventType.id());
        state.webhooks().removeIf(webhook -> webhook.eventTypeId() != null && webhook.eventTypeId() == eventType.id());
        state.privateLinks().removeIf(link -> link.eventTypeId() == eventType.id());
    }
}
