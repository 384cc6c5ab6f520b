/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Common parts of several payloads. */
final class PayloadParts {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Map<String, String> DEFAULT_LABELS = defaultLabels();
    private static final String HIDDEN_FIELD = "title";

    private PayloadParts() {
    }

    private static Map<String, String> defaultLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", "your_name");
        labels.put("email", "email_address");
        labels.put("location", "location");
        labels.put("title", "what_is_this_meeting_about");
        labels.put("notes", "additional_notes");
        labels.put("guests", "additional_guests");
        labels.put("rescheduleReason", "reason_for_reschedule");
        return labels;
    }

    /** Formats an instant without fractions of a second, as in payloads of new bookings. */
    static String shortInstant(Instant instant) {
        return SECONDS.format(instant) + 'Z';
    }

    /** Formats an instant with a numeric offset, as in payloads of cancelled bookings. */
    static String offsetInstant(Instant instant) {
        return SECONDS.format(instant) + "+00:00";
    }

    static ObjectNode organizer(User host, Instant when) {
        ObjectNode organizer = Json.object().put("id", host.id()).put("name", host.name()).put("email", host.email())
                .put("username", host.username()).put("timeZone", host.timeZone().name());
        organizer.set("language", locale(host.locale()));
        return organizer.put("timeFormat", host.timeFormat() == 12 ? "h:mma" : "HH:mm").put("utcOffset", utcOffset(host.timeZone().rules(), when));
    }

    /** Returns the attendees of a booking that was just created or moved. */
    static ArrayNode newAttendees(List<Attendee> attendees, Instant when) {
        ArrayNode nodes = Json.array();
        for (Attendee attendee : attendees) {
            ObjectNode node = nodes.addObject().put("email", attendee.email()).put("name", attendee.name())
                    .put("firstName", "").put("lastName", "").put("timeZone", attendee.timeZone());
            node.set("language", locale(attendee.language()));
            node.put("utcOffset", utcOffset(NamedZone.of(attendee.timeZone()).rules(), when));
            if (attendee.phoneNumber() != null) {
                node.put("phoneNumber", attendee.phoneNumber());
            }
        }
        return nodes;
    }

    /** Returns the attendees of a booking that was confirmed, declined or cancelled. */
    static ArrayNode knownAttendees(List<Attendee> attendees, Instant when) {
        ArrayNode nodes = Json.array();
        for (Attendee attendee : attendees) {
            ObjectNode node = nodes.addObject().put("name", attendee.name()).put("email", attendee.email())
                    .put("timeZone", attendee.timeZone()).put("phoneNumber", attendee.phoneNumber());
            node.set("language", locale(attendee.language()));
            node.put("utcOffset", utcOffset(NamedZone.of(attendee.timeZone()).rules(), when));
        }
        return nodes;
    }

    /**
     * Returns the booker's answers with the labels of their fields.
     *
     * @param answers answers by the slugs of fields
     */
    static ObjectNode responses(EventType eventType, JsonNode answers) {
        ObjectNode responses = Json.object();
        DEFAULT_LABELS.forEach((slug, label) -> responses.set(slug, response(label, answers.get(slug), isHidden(eventType, slug))));
        customFields(eventType, answers).properties().forEach(field -> responses.set(field.getKey(), field.getValue()));
        return responses;
    }

    /** Returns the answers to custom fields of the event type. */
    static ObjectNode customFields(EventType eventType, JsonNode answers) {
        ObjectNode responses = Json.object();
        for (JsonNode field : eventType.bookingFields()) {
            String slug = field.path("slug").asText();
            if (!field.path("isDefault").asBoolean(false) && !slug.isEmpty()) {
                responses.set(slug, response(field.path("label").asText(slug), answers.get(slug), field.path("hidden").asBoolean(false)));
            }
        }
        return responses;
    }

    static ObjectNode response(String label, JsonNode value, boolean hidden) {
        ObjectNode response = Json.object().put("label", label);
        if (value != null) {
            response.set("value", value);
        }
        return response.put("isHidden", hidden);
    }

    private static boolean isHidden(EventType eventType, String slug) {
        for (JsonNode field : eventType.bookingFields()) {
            if (field.path("slug").asText().equals(slug)) {
                return field.path("hidden").asBoolean();
            }
        }
        return slug.equals(HIDDEN_FIELD);
    }

    private static ObjectNode locale(String language) {
        return Json.object().put("locale", language == null ? "en" : language);
    }

    private static long utcOffset(ZoneId zone, Instant when) {
        return Duration.ofSeconds(zone.getRules().getOffset(when).getTotalSeconds()).toMinutes();
    }
}
