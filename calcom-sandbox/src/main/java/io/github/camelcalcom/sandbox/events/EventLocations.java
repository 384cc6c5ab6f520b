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
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Map;

/** The rules for the locations of an event. */
final class EventLocations {

    private static final String ADDRESS = "address";
    private static final List<String> CONFERENCING = List.of("integration", "organizersDefaultApp");
    private static final List<String> TYPES = List.of(ADDRESS, "link", "integration", "organizersDefaultApp");
    private static final Map<String, String> REQUIRED = Map.of(ADDRESS, ADDRESS, "link", "link", "integration", "integration");

    private static final Schema INPUT = new Schema()
            .required("type", Rule.oneOf(TYPES))
            .optional(ADDRESS, Rule.notEmpty(), Rule.string())
            .optional("link", Rule.url())
            .optional("integration", Rule.string())
            .optional("credentialId", Rule.integer())
            .optional("label", Rule.string())
            .optional("price", Rule.min(0), Rule.integer())
            .optional("currency", Rule.matches("[a-zA-Z]{3}", "currency must be a code of three letters"))
            .optional("capacity", Rule.min(1), Rule.integer());

    private EventLocations() {
    }

    /** Returns a checked location with an id, to be added to others. An event has at most one address and one conference. */
    static ObjectNode added(SandboxState state, ArrayNode others, JsonNode body) {
        ObjectNode input = INPUT.accept(body);
        String type = input.get("type").asText();
        requireContent(input, type);
        for (JsonNode other : others) {
            String present = other.path("type").asText();
            if (type.equals(ADDRESS) && present.equals(ADDRESS) || CONFERENCING.contains(type) && CONFERENCING.contains(present)) {
                throw ApiException.badRequest("An event has at most one location of the type " + type + ".");
            }
        }
        ObjectNode location = Json.object().put("id", state.uids().uuid());
        location.setAll(withoutNulls(input));
        requireCurrency(location);
        return location;
    }

    /** Returns a changed location. Null removes label, price and capacity. */
    static ObjectNode changed(JsonNode stored, JsonNode body, boolean published) {
        ObjectNode input = INPUT.accept(body);
        if (!input.get("type").equals(stored.path("type"))) {
            throw ApiException.badRequest("type must be that of the location: " + stored.path("type").asText());
        }
        ObjectNode changed = stored.deepCopy();
        input.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                changed.remove(field.getKey());
            } else {
                changed.set(field.getKey(), field.getValue());
            }
        });
        requireContent(changed, changed.get("type").asText());
        requireCurrency(changed);
        for (String name : List.of("price", "currency")) {
            if (published && !changed.path(name).equals(stored.path(name))) {
                throw ApiException.badRequest(name + " cannot be changed after the event was published.");
            }
        }
        return changed;
    }

    private static void requireContent(ObjectNode location, String type) {
        String needed = REQUIRED.get(type);
        if (needed != null && !location.hasNonNull(needed)) {
            throw ApiException.badRequest(needed + " is required for a location of the type " + type);
        }
    }

    private static void requireCurrency(ObjectNode location) {
        if (location.path("price").asLong() > 0 && !location.hasNonNull("currency")) {
            throw ApiException.badRequest("currency is required for a location with a price");
        }
    }

    private static ObjectNode withoutNulls(ObjectNode input) {
        ObjectNode given = Json.object();
        input.properties().stream().filter(field -> !field.getValue().isNull()).forEach(field -> given.set(field.getKey(), field.getValue()));
        return given;
    }
}
