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
import io.github.camelcalcom.sandbox.validation.JavaScriptDate;
import io.github.camelcalcom.sandbox.validation.JavaScriptValue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Converts event types in requests to the settings that are stored and returned. */
public final class EventTypeSettings {

    private static final ObjectNode DEFAULTS = (ObjectNode) Resources.read(EventTypeSettings.class, "event-type-defaults.json");

    /** Settings for which the real server takes null as an absent value. */
    private static final Set<String> UNCHANGED_BY_NULL = Set.of("slug", "bookingLimitsCount", "bookingLimitsDuration", "bookingWindow",
            "confirmationPolicy", "recurrence", "seats", "bookerActiveBookingsLimit", "destinationCalendar", "calVideoSettings", "locations",
            "bookingFields", "color", "hosts", "emailSettings");

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
        boolean disabled = JavaScriptValue.isTruthy(value.path("disabled"));
        if (value.isNull() && UNCHANGED_BY_NULL.contains(name)) {
            return;
        }
        switch (name) {
            case "slug" -> settings.set(name, value.asText().isEmpty() && settings.has(name) ? settings.get(name) : value);
            case "description" -> settings.put(name, value.asText(""));
            case "customName", "bookerLayouts" -> setOrRemove(settings, name, value, !value.isNull());
            case "lengthInMinutesOptions" -> {
                settings.set(name, value);
                settings.withObjectProperty("metadata").set("multipleDuration", value);
            }
            case "bookingFields" -> settings.set(name, bookingFields(value));
            case "recurrence" -> settings.set(name, !disabled && value.has("interval") ? enabled(value) : Json.MAPPER.nullNode());
            case "seats" -> applySeats(settings, value, disabled);
            case "bookingWindow" -> settings.set(name, disabled ? disabled() : window(value));
            case "confirmationPolicy" -> settings.set(name, disabled ? disabled() : policy(value));
            case "bookerActiveBookingsLimit" -> settings.set(name, disabled ? disabled() : activeBookings(settings.path(name), value));
            case "color" -> setOrRemove(settings, name, value,
                    value.path("lightThemeHex").isTextual() && value.path("darkThemeHex").isTextual());
            case "emailSettings" -> applyEmails(settings, value);
            case "disableGuests" -> {
                settings.set(name, value);
                field(settings.withArray("bookingFields"), "guests").put("hidden", value.asBoolean());
            }
            case "bookingLimitsCount", "bookingLimitsDuration" ->
                    setOrRemove(settings, name, disabled ? Json.object() : value, disabled || IntervalLimits.isReadable(value));
            default -> settings.set(name, value);
        }
    }

    private static void setOrRemove(ObjectNode settings, String name, JsonNode value, boolean isShown) {
        if (isShown) {
            settings.set(name, value);
        } else {
            settings.remove(name);
        }
    }

    private static ObjectNode disabled() {
        return Json.object().put("disabled", true);
    }

    private static void applySeats(ObjectNode settings, JsonNode value, boolean disabled) {
        if (disabled || value.has("seatsPerTimeSlot")) {
            settings.set("seats", disabled ? disabled() : enabled(value));
        }
    }

    private static void applyEmails(ObjectNode settings, JsonNode value) {
        ObjectNode all = settings.withObjectProperty("metadata").withObjectProperty("disableStandardEmails").withObjectProperty("all");
        ObjectNode shown = settings.withObjectProperty("emailSettings");
        Map.of("disableEmailsToAttendees", "attendee", "disableEmailsToHosts", "host").forEach((name, internal) -> {
            if (value.has(name)) {
                all.set(internal, value.get(name));
            }
            shown.put(name, all.path(internal).asBoolean());
        });
    }

    private static ObjectNode window(JsonNode window) {
        ObjectNode result = Json.object();
        result.set("type", window.path("type"));
        JsonNode value = window.path("value");
        if (!value.isArray()) {
            result.set("value", value);
            return result.put("rolling", window.path("rolling").asBoolean());
        }
        ArrayNode dates = result.putArray("value");
        for (int i = 0; i < 2; i++) {
            JavaScriptDate.of(value.path(i)).ifPresent(date -> dates.add(LocalDate.ofInstant(date, ZoneOffset.UTC).toString()));
        }
        return result;
    }

    private static ObjectNode policy(JsonNode policy) {
        ObjectNode result = Json.object();
        result.set("type", policy.path("type"));
        if (policy.path("type").asText().equals("time")) {
            JsonNode threshold = policy.path("noticeThreshold");
            ObjectNode shown = result.putObject("noticeThreshold");
            shown.set("unit", threshold.path("unit"));
            shown.set("count", threshold.path("count"));
        }
        return result.put("blockUnconfirmedBookingsInBooker", policy.path("blockUnconfirmedBookingsInBooker").asBoolean());
    }

    /** Returns the limit of active bookings, which is disabled without a number and an offer to reschedule. */
    private static ObjectNode activeBookings(JsonNode before, JsonNode given) {
        ObjectNode result = Json.object().put("offerReschedule", false);
        result.setAll((ObjectNode) before.deepCopy());
        result.setAll((ObjectNode) given.deepCopy());
        result.remove("disabled");
        if (result.path("maximumActiveBookings").isNull()) {
            result.remove("maximumActiveBookings");
        }
        return result.has("maximumActiveBookings") || result.path("offerReschedule").asBoolean() ? result : disabled();
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
