/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads users with their keys, schedules, event types and webhooks. */
final class PeopleSeed {

    private final Seeding seeding;
    private final SandboxState state;
    private final PlantedSettings settings;
    private final Map<String, Seeding.SeededUser> users = new LinkedHashMap<>();

    PeopleSeed(Seeding seeding) {
        this.seeding = seeding;
        this.state = seeding.state();
        this.settings = new PlantedSettings(state);
    }

    void plant(SeedNode node) {
        node.only("username", "name", "email", "timeZone", "apiKey", "schedules", "eventTypes", "webhooks");
        String username = node.text("username");
        if (users.containsKey(username)) {
            throw node.child("username").wrong("'" + username + "' is the name of another user already");
        }
        String email = node.text("email");
        if (state.users().stream().anyMatch(other -> other.email().equalsIgnoreCase(email))) {
            throw node.child("email").wrong("'" + email + "' is the address of another user already");
        }
        users.put(username, seeding.user(username, node.text("name", username), email, zone(node)));
        User user = user(username);
        if (node.has("apiKey")) {
            state.apiKeys().remove(users.get(username).apiKey());
            plantKey(node, user, null);
        }
        plantSchedules(node.list("schedules"), user);
        Set<String> slugs = new HashSet<>();
        for (SeedNode eventType : node.list("eventTypes")) {
            plantEventType(eventType, user, slugs);
        }
        for (SeedNode webhook : node.list("webhooks")) {
            webhook.plant(() -> settings.webhookOfUser(user.id(), webhookBody(webhook, "webhooks/create")));
        }
    }

    private static String zone(SeedNode node) {
        String zone = node.text("timeZone", "UTC");
        if (NamedZone.find(zone).isEmpty()) {
            throw node.child("timeZone").wrong("must be a zone of the IANA database such as Europe/London but is '" + zone + "'");
        }
        return zone;
    }

    /**
     * Creates the API key of a node.
     *
     * @param organization organization of the key; null for none
     */
    void plantKey(SeedNode node, User user, Long organization) {
        String key = node.text("apiKey");
        if (!key.startsWith(ApiKey.PREFIX) || state.apiKeys().find(key).isPresent()) {
            throw node.child("apiKey").wrong("must begin with '" + ApiKey.PREFIX + "' and be unique");
        }
        state.apiKeys().put(new ApiKey(key, user.id(), organization, null, false));
    }

    private void plantSchedules(List<SeedNode> nodes, User user) {
        if (nodes.isEmpty()) {
            return;
        }
        state.schedules().removeIf(schedule -> schedule.ownerId() == user.id());
        user.setDefaultScheduleId(null);
        for (SeedNode node : nodes) {
            ObjectNode body = node.body("schedules/create");
            node.list("availability").forEach(hours -> hours.only("days", "startTime", "endTime"));
            node.list("overrides").forEach(hours -> hours.only("date", "startTime", "endTime"));
            boolean wanted = node.flag("isDefault");
            body.put("isDefault", wanted);
            if (!node.has("timeZone")) {
                body.put("timeZone", user.timeZone().name());
            }
            Schedule schedule = node.plant(() -> settings.schedule(user, body));
            if (wanted || user.defaultScheduleId() == null) {
                user.setDefaultScheduleId(schedule.id());
            }
        }
    }

    private void plantEventType(SeedNode node, User user, Set<String> slugs) {
        ObjectNode body = node.body("event-types/create", "schedule", "webhooks");
        if (node.has("schedule")) {
            String name = node.text("schedule");
            body.put("scheduleId", state.schedules().findFirst(schedule -> schedule.ownerId() == user.id() && schedule.name().equals(name))
                    .orElseThrow(() -> node.child("schedule").wrong("'" + name + "' is no schedule of " + user.username())).id());
        }
        EventType eventType = node.plant(() -> settings.eventType(user, body));
        requireUnused(node, slugs, eventType);
        plantWebhooks(node, eventType);
    }

    /** Fails if a slug is in use. */
    static void requireUnused(SeedNode node, Set<String> slugs, EventType eventType) {
        if (!slugs.add(eventType.slug())) {
            throw node.child("slug").wrong("'" + eventType.slug() + "' is the slug of another event type of the same owner already");
        }
    }

    /** Creates the webhooks of an event type. */
    void plantWebhooks(SeedNode node, EventType eventType) {
        for (SeedNode webhook : node.list("webhooks")) {
            webhook.plant(() -> settings.webhookOfEventType(eventType.id(), webhookBody(webhook, "event-type-webhooks/create")));
        }
    }

    /** Returns the body of a webhook, which is active by default. */
    static ObjectNode webhookBody(SeedNode node, String operation) {
        ObjectNode body = node.body(operation);
        return body.has("active") ? body : body.put("active", true);
    }

    /**
     * Returns the user with a username.
     *
     * @param node the node that contains the username, or the username itself
     */
    Seeding.SeededUser named(SeedNode node, String username) {
        Seeding.SeededUser user = users.get(username);
        if (user == null) {
            throw node.wrong("there is no user '" + username + "'. The file has: " + String.join(", ", users.keySet()));
        }
        return user;
    }

    /** Returns the seeded user with a username. */
    User user(String username) {
        return state.users().find(users.get(username).id()).orElseThrow();
    }
}
