/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The locations of meetings: converts the offers of event types and the choices of bookers into the stored form. */
final class Locations {

    /** The location of a meeting if the event type specifies none. */
    private static final String DEFAULT = "integrations:daily";
    private static final Map<String, String> INTEGRATIONS = Map.of("cal-video", DEFAULT, "google-meet", "integrations:google:meet");
    private static final Map<String, String> KINDS = Map.of("address", "inPerson", "link", "link", "phone", "userPhone",
            "attendeePhone", "phone", "attendeeAddress", "attendeeInPerson", "attendeeDefined", "somewhereElse",
            "organizersDefaultApp", "conferencing");

    /** The properties with the text of the booker, by type. */
    private static final Map<String, String> TEXTS = Map.of("attendeePhone", "phone", "attendeeAddress", "address", "attendeeDefined",
            "location");

    private Locations() {
    }

    /** Whether a booking takes place in the server's own video call. */
    static boolean isVideo(Booking booking) {
        return DEFAULT.equals(booking.location());
    }

    /** Returns the location of a new booking. */
    static String chosen(EventType eventType, ObjectNode input) {
        JsonNode wanted = input.path("location");
        if (wanted.isTextual()) {
            return wanted.asText();
        }
        if (input.path("meetingUrl").isTextual()) {
            return input.get("meetingUrl").asText();
        }
        if (!wanted.isObject()) {
            JsonNode first = eventType.locations().path(0);
            return first.isMissingNode() ? DEFAULT : text(first, first, input);
        }
        String type = wanted.path("type").asText();
        requireOffered("type", type, values(eventType, "type"), eventType, "location types", "types");
        if (type.equals("integration")) {
            if (!wanted.hasNonNull("integration")) {
                throw ApiException.badRequest("Invalid integration: undefined");
            }
            requireOffered("integration", wanted.get("integration").asText(), values(eventType, "integration"), eventType, "integrations",
                    "integrations");
        }
        for (JsonNode offered : eventType.locations()) {
            if (matches(offered, wanted)) {
                return text(offered, wanted, input);
            }
        }
        throw new IllegalStateException("No location of the event type " + eventType.id() + " matches " + wanted);
    }

    private static List<String> values(EventType eventType, String property) {
        return StreamSupport.stream(eventType.locations().spliterator(), false).filter(location -> location.has(property))
                .map(location -> location.get(property).asText()).toList();
    }

    private static void requireOffered(String property, String wanted, List<String> offered, EventType eventType, String kind, String only) {
        if (!offered.contains(wanted)) {
            throw ApiException.badRequest("Booking location with " + property + ' ' + wanted + " not valid for event type with id="
                    + eventType.id() + ". The event type has following " + kind + ": " + String.join(", ", offered) + ", and only these "
                    + only + " are allowed for booking location.");
        }
    }

    /** Returns the response to the location field of a request that names a location. Its text is missing if the request has none. */
    static Optional<ObjectNode> response(ObjectNode input) {
        JsonNode wanted = input.path("location");
        String text = wanted.asText(input.path("meetingUrl").asText());
        if (!wanted.isObject()) {
            String kind = BookingResponses.isLink(text) ? "link" : BookingResponses.isPhone(text) ? "phone" : "somewhereElse";
            return text.isEmpty() ? Optional.empty() : Optional.of(Json.object().put("value", kind).put("optionValue", text));
        }
        ObjectNode response = Json.object().put("value", kind(wanted));
        String source = TEXTS.get(wanted.path("type").asText());
        if (source == null) {
            response.put("optionValue", "");
        } else if (wanted.has(source)) {
            response.set("optionValue", wanted.get(source));
        }
        return Optional.of(response);
    }

    /** Returns the location of a booking after a change. */
    static String changed(JsonNode wanted) {
        return text(wanted, wanted, wanted);
    }

    private static boolean matches(JsonNode offered, JsonNode wanted) {
        return offered.path("type").equals(wanted.path("type"))
                && (!wanted.has("integration") || wanted.get("integration").equals(offered.path("integration")));
    }

    private static String text(JsonNode offered, JsonNode wanted, JsonNode input) {
        return switch (offered.path("type").asText()) {
            case "address" -> offered.path("address").asText();
            case "link" -> offered.path("link").asText();
            case "phone" -> offered.path("phone").asText();
            case "attendeePhone" -> wanted.path("phone").asText(input.path("attendee").path("phoneNumber").asText());
            case "attendeeAddress" -> wanted.path("address").asText();
            case "attendeeDefined" -> wanted.path("location").asText();
            case "organizersDefaultApp" -> DEFAULT;
            default -> integration(offered.path("integration").asText());
        };
    }

    /** Returns the name that answers to the location field use for a kind of location. */
    static String kind(JsonNode location) {
        String type = location.path("type").asText();
        return KINDS.getOrDefault(type, integration(location.path("integration").asText()));
    }

    private static String integration(String name) {
        return INTEGRATIONS.getOrDefault(name, "integrations:" + name);
    }
}
