/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;

/** Renders event types in the format of version 2024-06-14. */
final class EventTypeViews {

    private static final List<Integer> GROUP_LENGTHS = List.of(15, 30, 45, 60, 90);
    private static final int GROUP_LENGTH = 30;

    private final SandboxState state;

    EventTypeViews(SandboxState state) {
        this.state = state;
    }

    /**
     * Returns the complete representation.
     *
     * @throws io.github.camelcalcom.sandbox.http.ApiException 400 if the real server cannot read the settings
     */
    ObjectNode details(EventType eventType) {
        StorageRules.requireReadable(eventType.settings());
        ObjectNode view = Json.object().put("id", eventType.id()).put("ownerId", eventType.ownerId());
        view.setAll(eventType.settings().deepCopy());
        ArrayNode users = view.putArray("users");
        state.users().find(eventType.ownerId()).ifPresent(owner -> users.add(user(owner)));
        return view;
    }

    /** Returns the representation in lists: without hidden fields and the settings of Cal Video. */
    ObjectNode listed(EventType eventType) {
        ObjectNode view = details(eventType);
        view.remove("calVideoSettings");
        ArrayNode fields = Json.array();
        view.get("bookingFields").forEach(field -> {
            if (!field.path("hidden").asBoolean()) {
                fields.add(field);
            }
        });
        view.set("bookingFields", fields);
        return view;
    }

    /** Returns the implicit event type for a group of users. */
    ObjectNode group(List<User> users) {
        ObjectNode given = Json.object().put("lengthInMinutes", GROUP_LENGTH).put("title", "Group Meeting").put("slug", "dynamic")
                .put("description", "Join us for a meeting with multiple people").put("disableGuests", true)
                .put("successRedirectUrl", "").put("customName", "Group Meeting");
        GROUP_LENGTHS.forEach(given.putArray("lengthInMinutesOptions")::add);
        given.putArray("locations").addObject().put("type", "integration").put("integration", "cal-video");
        ObjectNode view = Json.object().put("id", 0).put("ownerId", 0);
        view.setAll(EventTypeSettings.created(given));
        view.remove("calVideoSettings");
        view.putArray("bookingFields");
        ArrayNode members = view.putArray("users");
        users.forEach(member -> members.add(user(member)));
        return view;
    }

    private static ObjectNode user(User user) {
        ObjectNode view = Json.object()
                .put("id", user.id())
                .put("name", user.name())
                .put("username", user.username())
                .put("avatarUrl", user.avatarUrl())
                .putNull("brandColor")
                .putNull("darkBrandColor")
                .put("weekStart", user.weekStart());
        ObjectNode metadata = view.putObject("metadata");
        if (user.metadata().has("defaultConferencingApp")) {
            metadata.set("defaultConferencingApp", user.metadata().get("defaultConferencingApp"));
        }
        return view;
    }
}
