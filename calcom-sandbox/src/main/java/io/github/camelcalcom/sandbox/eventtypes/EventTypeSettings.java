/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.Resources;

import java.util.Set;

/** Converts event types in requests to the settings that are stored and returned. */
public final class EventTypeSettings {

    private static final ObjectNode DEFAULTS = (ObjectNode) Resources.read(EventTypeSettings.class, "event-type-defaults.json");

    private static final Set<String> LIMITS = Set.of("bookingLimitsCount", "bookingLimitsDuration");

    private EventTypeSettings() {
    }

    /** Returns the settings of a new event type: the server's defaults, overridden by the given settings. */
    public static ObjectNode created(ObjectNode given) {
        return updated(DEFAULTS, given);
    }

    /** Returns a copy of the settings with the given ones replaced. */
    static ObjectNode updated(ObjectNode settings, ObjectNode given) {
        ObjectNode result = settings.deepCopy();
        given.properties().forEach(field -> apply(result, field.getKey(), field.getValue()));
        return result;
    }

    /** Returns a copy of the settings with booking fields added. A field with an existing slug replaces that field. */
    static ObjectNode withFields(ObjectNode settings, JsonNode fields) {
        ObjectNode result = settings.deepCopy();
        result.set("bookingFields", merged(result.withArray("bookingFields"), fields));
        return result;
    }

    private static void apply(ObjectNode settings, String name, JsonNode value) {
        boolean disabled = value.path("disabled").asBoolean(false);
        switch (name) {
            case "lengthInMinutesOptions" -> {
                settings.set(name, value);
                settings.set("metadata", Json.object().set("multipleDuration", value));
            }
            case "bookingFields" -> settings.set(name, bookingFields(value));
            case "recurrence" -> settings.set(name, value.isNull() || disabled ? Json.MAPPER.nullNode() : enabled(value));
            case "seats" -> settings.set(name, value.isNull() || disabled ? Json.object().put("disabled", true) : enabled(value));
            case "bookerActiveBookingsLimit" -> settings.set(name, value.isObject() && !disabled
                    ? ((ObjectNode) value).deepCopy().without("disabled") : value);
            case "disableGuests" -> {
                settings.set(name, value);
                field(settings.withArray("bookingFields"), "guests").put("hidden", value.asBoolean());
            }
            default -> settings.set(name, disabled && LIMITS.contains(name) ? Json.object() : value);
        }
    }

    private static ObjectNode enabled(JsonNode value) {
        ObjectNode enabled = Json.object().put("disabled", false);
        return enabled.setAll((ObjectNode) value);
    }

    /** Returns the default fields and the given ones. A field with an existing slug replaces that field, others follow the location. */
    private static ArrayNode bookingFields(JsonNode given) {
        return merged(((ArrayNode) DEFAULTS.get("bookingFields")).deepCopy(), given);
    }

    private static ArrayNode merged(ArrayNode fields, JsonNode given) {
        int position = position(fields, "location") + 1;
        for (JsonNode field : given) {
            String slug = field.hasNonNull("slug") ? field.get("slug").asText() : field.path("type").asText();
            int existing = position(fields, slug);
            if (existing >= 0) {
                ObjectNode changed = (ObjectNode) fields.get(existing);
                field.properties().stream().filter(entry -> !entry.getKey().equals("type"))
                        .forEach(entry -> changed.set(entry.getKey(), entry.getValue()));
            } else {
                ObjectNode custom = Json.object().put("isDefault", false).put("disableOnPrefill", false).put("hidden", false);
                fields.insert(position++, custom.<ObjectNode>setAll((ObjectNode) field));
            }
        }
        return fields;
    }

    private static ObjectNode field(ArrayNode fields, String slug) {
        return (ObjectNode) fields.get(position(fields, slug));
    }

    private static int position(ArrayNode fields, String slug) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("slug").asText().equals(slug)) {
                return i;
            }
        }
        return -1;
    }
}
