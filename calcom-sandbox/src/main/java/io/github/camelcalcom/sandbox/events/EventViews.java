/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventRegistration;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.ArrayList;
import java.util.List;

/** Renders events. */
final class EventViews {

    private static final List<String> FURTHER = List.of("showOrganizerEmail", "showPresentedBy", "guestList", "liveStreams",
            "registrationFields", "lineup", "schedule", "latitude", "longitude");

    private final SandboxState state;

    EventViews(SandboxState state) {
        this.state = state;
    }

    /** Returns a single event. */
    ObjectNode details(Event event) {
        ObjectNode view = common(event);
        FURTHER.stream().filter(event.settings()::has).forEach(name -> view.set(name, event.settings().get(name)));
        view.set("hosts", hosts(event, true));
        return view;
    }

    /** Returns an event in a list. */
    ObjectNode listed(Event event, User viewer) {
        ObjectNode view = common(event);
        view.set("hosts", hosts(event, false));
        return view.put("confirmedCount", event.count(EventRegistration.Status.CONFIRMED))
                .put("viewerIsCoHost", event.isCoHost(viewer.email()));
    }

    private ObjectNode common(Event event) {
        ObjectNode settings = event.settings();
        String visibility = settings.path("visibility").asText("PUBLIC");
        ObjectNode view = Json.object().put("uuid", event.uuid()).put("slug", settings.path("slug").asText())
                .put("title", settings.path("title").asText()).put("description", Json.textOrNull(settings, "description"))
                .put("startTime", Json.text(event.start())).put("endTime", Json.text(event.end()))
                .put("timeZone", settings.path("timeZone").asText()).put("visibility", visibility)
                .put("hidden", visibility.equals("UNLISTED"));
        view.set("publishedAt", Json.instant(event.publishedAt()));
        view.set("cancelledAt", Json.instant(event.cancelledAt()));
        view.put("cancellationReason", event.cancellationReason()).set("locations", event.locations());
        view.put("coverImageUrl", event.coverImageUrl()).put("requiresApproval", settings.path("requiresApproval").asBoolean())
                .put("waitlistEnabled", settings.path("waitlistEnabled").asBoolean()).set("hosts", Json.array());
        view.put("capacity", event.capacity().isPresent() ? Long.valueOf(event.capacity().getAsLong()) : null);
        putPrice(view, event);
        return view.put("userId", event.ownerId()).put("teamId", event.teamId());
    }

    /** The price of an event is that of its first location with a price. */
    private static void putPrice(ObjectNode view, Event event) {
        for (JsonNode location : event.locations()) {
            if (location.path("price").asLong() > 0) {
                view.put("price", location.get("price").asLong()).put("currency", Json.textOrNull(location, "currency"));
                return;
            }
        }
        view.putNull("price").putNull("currency");
    }

    private ArrayNode hosts(Event event, boolean withUsername) {
        List<Long> ids = new ArrayList<>();
        if (event.ownerId() != null) {
            ids.add(event.ownerId());
        }
        event.settings().path("hosts").forEach(host -> ids.add(host.path("userId").asLong()));
        ArrayNode views = Json.array();
        ids.stream().distinct().flatMap(id -> state.users().find(id).stream()).forEach(user -> views.add(person(user, withUsername)));
        return views;
    }

    /** Returns a host or a person who could be one. */
    static ObjectNode person(User user, boolean withUsername) {
        ObjectNode view = Json.object().put("userId", user.id()).put("name", user.name());
        if (withUsername) {
            view.put("username", user.username());
        }
        return view.put("avatarUrl", user.avatarUrl());
    }
}
