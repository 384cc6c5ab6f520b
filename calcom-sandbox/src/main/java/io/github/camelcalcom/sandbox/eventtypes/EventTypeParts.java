/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for locations and booking fields in requests. The real server stops at the first error, whose text has no list of fields. */
final class EventTypeParts {

    private static final List<String> INTEGRATIONS = List.of("cal-video", "google-meet", "zoom", "whereby-video", "whatsapp-video",
            "webex-video", "telegram-video", "tandem", "sylaps-video", "skype-video", "sirius-video", "signal-video", "shimmer-video",
            "salesroom-video", "roam-video", "riverside-video", "ping-video", "office365-video", "mirotalk-video", "jitsi", "jelly-video",
            "jelly-conferencing", "huddle", "facetime-video", "element-call-video", "eightxeight-video", "discord-video", "demodesk-video",
            "campfire-video");

    private static final Map<String, Schema> LOCATIONS = Map.of(
            "address", new Schema().required("address", Rule.minLength(1), Rule.string()).required("public", Rule.bool()),
            "link", new Schema().required("link", Rule.webAddress()).required("public", Rule.bool()),
            "integration", new Schema().required("integration", Rule.in(INTEGRATIONS)),
            "phone", new Schema().required("phone", Rule.phone()).required("public", Rule.bool()),
            "attendeePhone", new Schema(), "attendeeAddress", new Schema(), "attendeeDefined", new Schema(),
            "organizersDefaultApp", new Schema());

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> VARIABLES = Set.of("Event type title", "Organiser", "Scheduler", "Location", "Organiser first name",
            "Scheduler first name", "Scheduler last name", "Event duration", "LOCATION", "HOST/ATTENDEE", "HOST", "ATTENDEE", "USER");

    private static final Set<String> SLUGS_OF_DEFAULTS = Set.of("title", "notes", "guests", "rescheduleReason", "location");
    private static final Set<String> TYPES_WITHOUT_SLUG = Set.of("name", "splitName", "email");
    private static final Set<String> TYPES_OF_ONE_VALUE = Set.of("phone", "address", "text", "url", "number", "textarea", "multiemail");
    private static final Set<String> TYPES_WITH_OPTIONS = Set.of("multiselect", "checkbox", "radio");

    private static final Schema NAME = texts("label", "placeholder").optional("disableOnPrefill", Rule.bool());
    private static final Schema SPLIT_NAME = texts("firstNameLabel", "firstNamePlaceholder", "lastNameLabel", "lastNamePlaceholder")
            .optional("lastNameRequired", Rule.bool()).optional("disableOnPrefill", Rule.bool());
    private static final Schema DEFAULT = flags(texts("label", "placeholder").optional("required", Rule.bool()));
    private static final Schema ONE_VALUE = flags(custom().optional("placeholder", Rule.string()));
    private static final Schema SELECT = flags(custom().optional("placeholder", Rule.string()).required("options", Rule.array()));
    private static final Schema OPTIONS = flags(custom().required("options", Rule.array()));
    private static final Schema BOOLEAN = flags(custom());

    private EventTypeParts() {
    }

    private static Schema texts(String... names) {
        Schema schema = new Schema();
        List.of(names).forEach(name -> schema.optional(name, Rule.string()));
        return schema;
    }

    private static Schema custom() {
        return new Schema().required("slug", Rule.string()).required("label", Rule.string()).required("required", Rule.bool());
    }

    private static Schema flags(Schema schema) {
        return schema.optional("disableOnPrefill", Rule.bool()).optional("hidden", Rule.bool());
    }

    /**
     * Checks the locations and booking fields of a request, if it has any.
     *
     * @param ofTeam whether the event type belongs to a team, which has one more type of location
     */
    static void check(JsonNode body, boolean ofTeam) {
        if (body.hasNonNull("bookingFields")) {
            requireList("bookingFields", "booking field", body.get("bookingFields"));
            checkFields(body.get("bookingFields"));
        }
        if (body.hasNonNull("locations")) {
            requireList("locations", "location", body.get("locations"));
            body.get("locations").forEach(location -> checkLocation(location, ofTeam));
        }
    }

    private static void requireList(String name, String element, JsonNode list) {
        if (!list.isArray()) {
            throw ApiException.badRequest("'" + name + "' must be an array.");
        }
        if (list.isEmpty()) {
            throw ApiException.badRequest("'" + name + "' must contain at least 1 " + element + '.');
        }
    }

    private static void checkLocation(JsonNode location, boolean ofTeam) {
        if (!location.isObject()) {
            throw ApiException.badRequest("Each object in 'locations' must be an object.");
        }
        String type = location.path("type").asText();
        if (type.isEmpty()) {
            throw ApiException.badRequest("Each object in 'locations' must have a 'type' property.");
        }
        if (!LOCATIONS.containsKey(type) || type.equals("organizersDefaultApp") && !ofTeam) {
            throw ApiException.badRequest("Unsupported location type '" + type + "'. Valid types are address, link, integration, and phone.");
        }
        refuse(LOCATIONS.get(type), location, type + " location");
    }

    private static void checkFields(JsonNode fields) {
        Set<String> slugs = new HashSet<>();
        for (JsonNode field : fields) {
            if (field.isNull()) {
                throw ApiException.bare(500, "Internal server error");
            }
            String type = field.path("type").asText();
            String slug = field.path("slug").asText();
            boolean needsType = !SLUGS_OF_DEFAULTS.contains(slug);
            boolean needsSlug = !TYPES_WITHOUT_SLUG.contains(type);
            if (needsType && type.isEmpty()) {
                throw ApiException.badRequest("All booking fields except ones with slug equal to title, notes, guests, rescheduleReason and "
                        + "location must have a 'type' property.");
            }
            if (needsSlug && slug.isEmpty()) {
                throw ApiException.badRequest("Each booking field except ones with type equal to name, splitName, email must have a 'slug' "
                        + "property.");
            }
            if (slugs.contains(slug)) {
                throw ApiException.badRequest("Duplicate bookingFields slug '" + slug + "' found. All bookingFields slugs must be unique.");
            }
            if (needsSlug) {
                slugs.add(slug);
            }
            refuse(schema(needsType ? type : slug), field, (type.isEmpty() ? slug : type) + " booking field");
        }
    }

    private static Schema schema(String kind) {
        if (SLUGS_OF_DEFAULTS.contains(kind) && !kind.equals("location") || kind.equals("email")) {
            return DEFAULT;
        }
        if (TYPES_OF_ONE_VALUE.contains(kind)) {
            return ONE_VALUE;
        }
        if (TYPES_WITH_OPTIONS.contains(kind)) {
            return OPTIONS;
        }
        return switch (kind) {
            case "name" -> NAME;
            case "location" -> texts("label");
            case "select" -> SELECT;
            case "splitName" -> SPLIT_NAME;
            case "boolean" -> BOOLEAN;
            default -> throw ApiException.badRequest("Unsupported booking field type '" + kind + "'.");
        };
    }

    private static void refuse(Schema schema, JsonNode part, String name) {
        List<String> texts = new ArrayList<>();
        schema.errors(part).forEach(error -> error.path("constraints").forEach(text -> texts.add(text.asText())));
        if (!texts.isEmpty()) {
            throw ApiException.badRequest("Validation failed for " + name + ": " + String.join(", ", texts));
        }
    }

    /** Refuses unknown variables in the name of bookings. */
    static void checkName(ObjectNode input) {
        Matcher variables = VARIABLE.matcher(input.path("customName").asText(""));
        while (variables.find()) {
            if (!VARIABLES.contains(variables.group(1))) {
                throw ApiException.badRequest("Invalid event name variables: " + variables.group());
            }
        }
    }

    /**
     * Checks settings that exclude each other. They are those of the request and, for a change, those that are stored.
     *
     * @param confirmsSeats whether seats may require confirmation, as they may on the hosted service
     */
    static void checkTogether(ObjectNode settings, boolean confirmsSeats) {
        boolean seats = settings.path("seats").path("seatsPerTimeSlot").asInt() > 0;
        if (seats && settings.path("locations").size() > 1) {
            throw ApiException.badRequest("Seats Validation failed: Seats are enabled but more than one location provided.");
        }
        JsonNode confirmation = settings.path("confirmationPolicy");
        if (seats && !confirmsSeats && confirmation.has("type") && !confirmation.path("disabled").asBoolean()) {
            throw ApiException.badRequest("Seats Validation failed: Seats are enabled but requiresConfirmation is true.");
        }
        if (!isAsked(settings, "email", "email") && !isAsked(settings, "attendeePhoneNumber", "phone")) {
            throw ApiException.badRequest("Booking fields validation failed: visible and required email or visible and required attendee phone "
                    + "field is needed.");
        }
    }

    /** Refuses an event type of a user, or of a team without organization, whose bookers need not enter an email address. */
    static void requireEmail(ObjectNode settings) {
        if (!isAsked(settings, "email", "email")) {
            throw ApiException.badRequest("checkIsEmailUserAccessible - Email booking field must be required and visible");
        }
    }

    private static boolean isAsked(ObjectNode settings, String slug, String type) {
        for (JsonNode field : settings.path("bookingFields")) {
            if (field.path("slug").asText().equals(slug) && field.path("type").asText().equals(type)) {
                return field.path("required").asBoolean() && !field.path("hidden").asBoolean();
            }
        }
        return false;
    }
}
