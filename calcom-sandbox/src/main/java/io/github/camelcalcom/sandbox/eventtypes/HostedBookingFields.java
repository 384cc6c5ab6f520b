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
 * Booking fields in the shape of the hosted version 2026-06-12, where {@code field} tells the default fields and {@code custom}
 * apart, and custom types have other names than before.
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

    /** What {@code field} may be. */
    static List<String> names() {
        return Stream.concat(DEFAULTS.stream().sorted(), Stream.of("custom")).toList();
    }

    /** What {@code type} of a custom field may be. */
    static List<String> types() {
        return List.of("email", "phone", "address", "shortText", "number", "longText", "select", "multiSelect", "multiEmail",
                "checkboxGroup", "radioGroup", "checkbox", "url");
    }

    /** A request with its booking fields in the older shape. */
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

    /** An answer with its booking fields in the newer shape. */
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
