/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.eventtypes.EventTypeInput;
import io.github.camelcalcom.sandbox.eventtypes.EventTypeSettings;
import io.github.camelcalcom.sandbox.eventtypes.TeamEventTypeInput;
import io.github.camelcalcom.sandbox.eventtypes.TeamEventTypes;
import io.github.camelcalcom.sandbox.schedules.ScheduleInput;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.sandbox.webhook.WebhookInput;

/**
 * Creates seeded schedules, event types and webhooks from request bodies of the API. Each method throws an {@link
 * io.github.camelcalcom.sandbox.http.ApiException} if the API would refuse the body.
 */
public final class PlantedSettings {

    private final SandboxState state;

    /** Works on the state of one sandbox. */
    public PlantedSettings(SandboxState state) {
        this.state = state;
    }

    /** Creates a schedule, without making it the default one. */
    public Schedule schedule(User owner, JsonNode body) {
        return state.schedules().put(new ScheduleInput(state).created(owner.id(), ScheduleInput.checkedForCreate(body)));
    }

    /** Creates an event type of a user. */
    public EventType eventType(User owner, JsonNode body) {
        ObjectNode input = EventTypeInput.checkedForCreate(body);
        return state.eventTypes().put(new EventType(state.eventTypes().nextId(), owner.id(), state.now(), EventTypeSettings.created(input)));
    }

    /** Creates an event type of a team. */
    public EventType teamEventType(long team, JsonNode body) {
        ObjectNode input = TeamEventTypeInput.checkedForCreate(body);
        TeamEventTypes eventTypes = new TeamEventTypes(state);
        eventTypes.requireMembers(team, input.path("hosts"));
        return eventTypes.create(team, input, state.now());
    }

    /** Creates a webhook of a user. */
    public Webhook webhookOfUser(long user, JsonNode body) {
        return webhook(user, null, null, null, body);
    }

    /** Creates a webhook of an organization. */
    public Webhook webhookOfOrganization(long organization, JsonNode body) {
        return webhook(null, organization, null, null, body);
    }

    /** Creates a webhook of an event type. */
    public Webhook webhookOfEventType(long eventType, JsonNode body) {
        return webhook(null, null, eventType, null, body);
    }

    /** Creates a webhook of an OAuth client. */
    public Webhook webhookOfClient(String oAuthClient, JsonNode body) {
        return webhook(null, null, null, oAuthClient, body);
    }

    private Webhook webhook(Long user, Long organization, Long eventType, String oAuthClient, JsonNode body) {
        return state.webhooks().put(WebhookInput.created(state.uids().uuid(), user, organization, eventType, oAuthClient,
                WebhookInput.forCreate(true).accept(body), state.now()));
    }
}
