/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.EventType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks the answers of a booker to the fields of an event type. Fields that every event type has are not checked. */
final class BookingFieldAnswers {

    private static final String PHONE = "attendeePhoneNumber";
    private static final String TEXT = "string";
    private static final String LIST = "array";
    private static final String CHOICE = "string or number";

    private static final Set<String> WITH_OPTIONS = Set.of("select", "multiselect", "checkbox", "radio");
    private static final Map<String, String> EXPECTED = Map.ofEntries(Map.entry("phone", TEXT), Map.entry("address", TEXT),
            Map.entry("text", TEXT), Map.entry("textarea", TEXT), Map.entry("url", TEXT), Map.entry("number", "number"),
            Map.entry("boolean", "boolean"), Map.entry("multiemail", LIST), Map.entry("multiselect", LIST), Map.entry("checkbox", LIST),
            Map.entry("select", CHOICE), Map.entry("radio", CHOICE));

    private BookingFieldAnswers() {
    }

    /** Throws 400 if an answer is missing, has another type, or is not one of the options. */
    static void check(EventType eventType, ObjectNode input) {
        ObjectNode answers = input.path("bookingFieldsResponses").isObject() ? input.get("bookingFieldsResponses").deepCopy() : Json.object();
        JsonNode phone = input.path("attendee").path("phoneNumber");
        answers.remove(PHONE);
        if (phone.isTextual()) {
            answers.set(PHONE, phone);
        }
        for (JsonNode field : eventType.bookingFields()) {
            if (field.path("isDefault").asBoolean()) {
                continue;
            }
            String slug = field.path("slug").asText();
            if (field.path("required").asBoolean() && !answers.hasNonNull(slug)) {
                if (slug.equals(PHONE)) {
                    throw ApiException.badRequest("Missing attendee phone number - it is required by the event type. Pass it as "
                            + "\"attendee.phoneNumber\" string in the request.");
                }
                throw ApiException.badRequest("Missing required booking field response: " + slug + " - it is required by the event type "
                        + "booking fields, but missing in the bookingFieldsResponses. You can fetch the event type with ID "
                        + eventType.id() + " to see the required fields.");
            }
            if (answers.has(slug)) {
                check(field, slug, answers.get(slug));
            }
        }
    }

    private static void check(JsonNode field, String slug, JsonNode answer) {
        String type = field.path("type").asText();
        String expected = EXPECTED.get(type);
        if (expected == null) {
            return;
        }
        String received = received(answer);
        if (!expected.equals(LIST) ? !List.of(expected.split(" or ")).contains(received) : !answer.isArray()) {
            throw ApiException.badRequest("Invalid type for booking field '" + slug + "'. Expected type " + expected
                    + " (compatible with field type '" + type + "'), but received " + received + ".");
        }
        List<String> options = new ArrayList<>();
        field.path("options").forEach(option -> options.add(option.asText()));
        if (WITH_OPTIONS.contains(type) && !options.isEmpty()) {
            requireOption(slug, answer, options);
        }
    }

    /** Returns the name of the JavaScript type; a list is an object. */
    private static String received(JsonNode answer) {
        return answer.isTextual() ? TEXT : answer.isNumber() || answer.isBoolean() ? answer.getNodeType().name().toLowerCase(Locale.ROOT)
                : "object";
    }

    private static void requireOption(String slug, JsonNode answer, List<String> options) {
        String allowed = "Allowed options are: " + String.join(", ", options) + ".";
        if (answer.isArray()) {
            for (JsonNode one : answer) {
                if (!options.contains(one.asText())) {
                    throw ApiException.badRequest("One or more invalid options for booking field '" + slug + "'. " + allowed);
                }
            }
        } else if (!options.contains(answer.asText())) {
            throw ApiException.badRequest("Invalid option '" + answer.asText() + "' for booking field '" + slug + "'. " + allowed);
        }
    }
}
