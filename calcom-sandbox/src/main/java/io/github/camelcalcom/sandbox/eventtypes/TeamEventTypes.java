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
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * @param except event type that may have the slug; null for none
     * @throws ApiException 400 if the slug is in use
     */
    void requireFreeSlug(long team, Long except, String slug) {
        if (state.eventTypes().stream().anyMatch(other -> Long.valueOf(team).equals(other.teamId()) && other.slug().equals(slug)
                && !Long.valueOf(other.id()).equals(except))) {
            throw ApiException.badRequest("Team event type with this slug already exists");
        }
    }

    /**
     * Creates an event type.
     *
     * @param input a checked request
     */
    public EventType create(long team, ObjectNode input, Instant now) {
        EventType eventType = state.eventTypes().put(
                new EventType(state.eventTypes().nextId(), 0, team, null, now, TeamEventTypeInput.created(input)));
        handDown(eventType, now);
        return eventType;
    }

    void update(EventType eventType, ObjectNode input, Instant now) {
        replace(eventType, EventTypeSettings.updated(eventType.settings(), input), now);
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
