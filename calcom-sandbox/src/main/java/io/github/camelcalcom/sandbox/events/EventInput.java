/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The rules for events in requests. The hosted service was not recorded: they follow the published names and descriptions. */
public final class EventInput {

    /** Settings that an external co-host may not change. */
    private static final List<String> OF_HOSTS = List.of("hosts", "slug", "visibility", "guestList", "requiresApproval");
    private static final List<String> FIXED = List.of("slug", "guestList");
    private static final List<String> TIMES = List.of("startTime", "endTime");

    private static final Schema HOST = new Schema().required("userId", Rule.integer());
    private static final Schema CREATE = common(new Schema().required("title", Rule.notEmpty(), Rule.string())
            .required("startTime", Rule.isoDate()).required("endTime", Rule.isoDate()))
            .optional("locations", Rule.array());
    private static final Schema UPDATE = common(new Schema().optional("title", Rule.notEmpty(), Rule.string())
            .optional("startTime", Rule.isoDate()).optional("endTime", Rule.isoDate()));

    private final SandboxState state;

    EventInput(SandboxState state) {
        this.state = state;
    }

    private static Schema common(Schema schema) {
        return schema.optional("timeZone", Rule.timeZone())
                .optional("slug", Rule.matches("[a-z0-9]+(?:-[a-z0-9]+)*", "slug must contain lower-case letters, digits and hyphens only"))
                .optional("description", Rule.string())
                .optional("visibility", Rule.oneOf(List.of("PUBLIC", "UNLISTED")))
                .optional("capacity", Rule.min(1), Rule.integer())
                .optional("waitlistEnabled", Rule.bool())
                .optional("requiresApproval", Rule.bool())
                .optional("showOrganizerEmail", Rule.bool())
                .optional("showPresentedBy", Rule.bool())
                .optional("guestList", Rule.string())
                .optionalList("hosts", HOST)
                .optional("liveStreams", Rule.array())
                .optional("registrationFields", Rule.array())
                .optional("lineup", Rule.array())
                .optional("schedule", Rule.array());
    }

    /** Returns the settings of a new event of a user. */
    ObjectNode created(JsonNode body, User owner) {
        ObjectNode input = CREATE.accept(body);
        ObjectNode settings = completed(state, input, owner.timeZone().name());
        requireOrder(settings);
        requireHosts(settings, null, owner);
        if (input.has("slug") && isTaken(settings.get("slug").asText(), owner.id(), null)) {
            throw ApiException.badRequest("An event with the slug " + settings.get("slug").asText() + " exists already.");
        }
        return settings;
    }

    /** Returns the settings of a new event with their defaults, without checks. */
    public static ObjectNode completed(SandboxState state, ObjectNode input, String timeZone) {
        ObjectNode settings = Json.object().put("timeZone", timeZone).put("visibility", "PUBLIC").put("guestList", "names");
        List.of("waitlistEnabled", "requiresApproval", "showOrganizerEmail").forEach(name -> settings.put(name, false));
        settings.put("showPresentedBy", true).setAll(input);
        TIMES.forEach(name -> settings.put(name, Json.text(IsoInstant.parse(settings.get(name).asText()))));
        if (!settings.hasNonNull("slug")) {
            settings.put("slug", slug(settings.get("title").asText()) + '-' + state.uids().shortUid().substring(0, 5).toLowerCase(Locale.ROOT));
        }
        ArrayNode locations = Json.array();
        input.path("locations").forEach(location -> locations.add(EventLocations.added(state, locations, location)));
        settings.set("locations", locations);
        return settings;
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "event" : slug;
    }

    /**
     * Returns the settings after a change.
     *
     * @param byHost whether a host changes them, not an external co-host
     */
    ObjectNode changed(JsonNode body, Event event, boolean byHost, User caller) {
        ObjectNode input = UPDATE.accept(body);
        if (!byHost && OF_HOSTS.stream().anyMatch(input::has)) {
            throw ApiException.forbidden("Co-hosts may not change " + String.join(", ", OF_HOSTS) + " of an event.");
        }
        FIXED.stream().filter(name -> event.publishedAt() != null && input.has(name) && !input.get(name).equals(event.settings().path(name)))
                .findFirst().ifPresent(name -> {
                    throw ApiException.badRequest(name + " cannot be changed after the event was published.");
                });
        ObjectNode settings = event.settings().deepCopy();
        input.properties().forEach(field -> {
            if (field.getValue().isNull() && !TIMES.contains(field.getKey())) {
                settings.remove(field.getKey());
            } else if (TIMES.contains(field.getKey()) && !field.getValue().isNull()) {
                settings.put(field.getKey(), Json.text(IsoInstant.parse(field.getValue().asText())));
            } else if (!TIMES.contains(field.getKey())) {
                settings.set(field.getKey(), field.getValue());
            }
        });
        requireOrder(settings);
        requireHosts(settings, event.teamId(), caller);
        if (event.ownerId() != null && isTaken(settings.get("slug").asText(), event.ownerId(), event)) {
            throw ApiException.badRequest("An event with the slug " + settings.get("slug").asText() + " exists already.");
        }
        return settings;
    }

    private static void requireOrder(ObjectNode settings) {
        if (settings.get("endTime").asText().compareTo(settings.get("startTime").asText()) <= 0) {
            throw ApiException.badRequest("endTime must be after startTime");
        }
    }

    private void requireHosts(ObjectNode settings, Long teamId, User owner) {
        for (JsonNode host : settings.path("hosts")) {
            long id = host.get("userId").asLong();
            boolean allowed = teamId == null ? id == owner.id() || shareATeam(id, owner.id())
                    : state.memberships().find(teamId, id).filter(Membership::accepted).isPresent();
            if (!allowed) {
                throw ApiException.badRequest("User with id " + id + " cannot host this event.");
            }
        }
    }

    private boolean shareATeam(long one, long other) {
        Stream<Long> teams = state.memberships().ofUser(one).filter(Membership::accepted).map(Membership::teamId);
        return teams.anyMatch(team -> state.memberships().find(team, other).filter(Membership::accepted).isPresent());
    }

    private boolean isTaken(String slug, long owner, Event except) {
        return state.events().stream().anyMatch(event -> event != except && Long.valueOf(owner).equals(event.ownerId())
                && event.settings().path("slug").asText().equals(slug));
    }
}
