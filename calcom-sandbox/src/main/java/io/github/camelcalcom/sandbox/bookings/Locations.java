package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;

import java.util.Map;

/** The locations of meetings: converts the offers of event types and the choices of bookers into the stored form. */
final class Locations {

    /** The location of a meeting if the event type specifies none. */
    private static final String DEFAULT = "integrations:daily";
    private static final Map<String, String> INTEGRATIONS = Map.of("cal-video", DEFAULT, "google-meet", "integrations:google:meet");
    private static final Map<String, String> KINDS = Map.of("address", "inPerson", "link", "link", "phone", "userPhone",
            "attendeePhone", "phone", "attendeeAddress", "attendeeInPerson", "attendeeDefined", "somewhereElse",
            "organizersDefaultApp", "conferencing");

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
        for (JsonNode offered : eventType.locations()) {
            if (matches(offered, wanted)) {
                return text(offered, wanted, input);
            }
        }
        throw ApiException.badRequest("Booking location with type " + wanted.path("type").asText()
                + " is not one of the locations of the event type with ID " + eventType.id() + '.');
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
