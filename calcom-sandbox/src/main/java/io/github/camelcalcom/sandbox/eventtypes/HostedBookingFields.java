/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Converts booking fields from and to the format of the hosted version 2026-06-12, in which {@code field} distinguishes default fields from
 * {@code custom} ones, and custom types have other names.
 */
final class HostedBookingFields {

    private static final Map<String, String> HOSTED_TYPES = Map.of("text", "shortText", "textarea", "longText",
            "multiselect", "multiSelect", "multiemail", "multiEmail", "checkbox", "checkboxGroup", "radio", "radioGroup", "boolean", "checkbox");
    private static final Map<String, String> OWN_TYPES = new HashMap<>();
    private static final Set<String> DEFAULTS = Set.of("name", "email", "location", "title", "notes", "guests", "rescheduleReason",
            "attendeePhoneNumber");

    static {
        HOSTED_TYPES.forEach((own, hosted) -> OWN_TYPES.put(hosted, own));
    }

    private HostedBookingFields() {
    }

    /** Returns the values of {@code field}. */
    static List<String> names() {
        return Stream.concat(DEFAULTS.stream().sorted(), Stream.of("custom")).toList();
    }

    /** Returns the values of {@code type} of a custom field. */
    static List<String> types() {
        return List.of("email", "phone", "address", "shortText", "number", "longText", "select", "multiSelect", "multiEmail",
                "checkboxGroup", "radioGroup", "checkbox", "url");
    }

    /** Converts the booking fields of a request to the older format. */
    static ObjectNode read(ObjectNode request) {
        if (!request.path("bookingFields").isArray()) {
            return request;
        }
        ObjectNode own = request.deepCopy();
        ArrayNode fields = own.putArray("bookingFields");
        for (JsonNode field : request.get("bookingFields")) {
            ObjectNode converted = fields.addObject();
            field.properties().stream().filter(entry -> !Set.of("field", "type").contains(entry.getKey()))
                    .forEach(entry -> converted.set(entry.getKey(), entry.getValue()));
            if (field.path("field").asText().equals("custom")) {
                converted.put("type", OWN_TYPES.getOrDefault(field.path("type").asText(), field.path("type").asText()));
            } else {
                String name = field.path("field").asText();
                converted.put("type", name.equals("attendeePhoneNumber") ? "phone" : name).put("slug", name);
            }
        }
        return own;
    }

    /** Converts the booking fields of an answer to the newer format. */
    static ObjectNode written(ObjectNode view) {
        ArrayNode fields = Json.array();
        for (JsonNode field : view.get("bookingFields")) {
            ObjectNode converted = fields.addObject();
            String slug = field.path("slug").asText();
            if (field.path("isDefault").asBoolean() && DEFAULTS.contains(slug)) {
                converted.put("field", slug);
                if (slug.equals("name")) {
                    converted.put("variant", "fullName");
                }
            } else {
                String type = field.path("type").asText();
                converted.put("field", "custom").put("type", HOSTED_TYPES.getOrDefault(type, type));
            }
            field.properties().stream().filter(entry -> !entry.getKey().equals("type"))
                    .forEach(entry -> converted.set(entry.getKey(), entry.getValue()));
        }
        view.set("bookingFields", fields);
        return view;
    }
}
