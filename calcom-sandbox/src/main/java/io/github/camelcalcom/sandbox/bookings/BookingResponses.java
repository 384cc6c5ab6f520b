/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.validation.Rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The second check of the real server: the metadata and the responses to all fields of the event type, including name, mail address and
 * guests. Its errors are one text without details.
 */
final class BookingResponses {

    private static final Set<String> TEXTS = Set.of("address", "text", "select", "number", "radio");
    private static final Set<String> TEXT_LISTS = Set.of("multiselect", "checkbox");

    /** Values of the location field that need a text of the booker. */
    private static final Set<String> CHOSEN_BY_BOOKER = Set.of("phone", "attendeeInPerson", "somewhereElse");

    private static final int LONGEST_TEXT_AREA = 1000;
    private static final int MOST_ASCII = 0x80;
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern PHONE_SEPARATORS = Pattern.compile("[ ().-]");
    private static final Pattern HALF_PROTOCOL = Pattern.compile("https?:/[^/].*");
    private static final Pattern ABSOLUTE_URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?://)?[^\\s/]\\S*");
    private static final Pattern DOMAIN = Pattern.compile("(?i)[a-z0-9.-]+\\.[a-z]{2,}(?:/\\S*)?");

    private static final Map<String, String> ZOD_TYPES = Map.of("NUMBER", "number", "BOOLEAN", "boolean", "OBJECT", "object",
            "ARRAY", "array", "NULL", "null");

    private final EventType eventType;
    private final ObjectNode responses;
    private final StringBuilder errors = new StringBuilder();

    private BookingResponses(EventType eventType, ObjectNode responses) {
        this.eventType = eventType;
        this.responses = responses;
    }

    /**
     * Checks a request for a booking.
     *
     * @param responses responses by the slugs of fields
     * @throws ApiException 400 with all errors, except those of fields after a missing one
     */
    static void check(EventType eventType, JsonNode metadata, ObjectNode responses) {
        BookingResponses check = new BookingResponses(eventType, responses);
        metadata.properties().forEach(field -> check.requireText("metadata." + field.getKey(), field.getValue()));
        if (check.errors.isEmpty()) {
            check.requireTexts();
        }
        if (check.errors.isEmpty()) {
            check.checkFields();
        }
        if (!check.errors.isEmpty()) {
            throw ApiException.filtered(400, "BAD_REQUEST", check.errors.toString());
        }
    }

    private void requireText(String name, JsonNode value) {
        if (value.isMissingNode()) {
            errors.append(name).append(" - Required, ");
        } else if (!value.isTextual()) {
            errors.append(name).append(" - Expected string, received ").append(ZOD_TYPES.get(value.getNodeType().name())).append(", ");
        }
    }

    /** Checks the types of fields that every event type has. */
    private void requireTexts() {
        List.of("attendeePhoneNumber", "notes", "rescheduleReason").stream().filter(responses::has)
                .forEach(name -> requireText("responses." + name, responses.get(name)));
        if (responses.has("location")) {
            requireText("responses.location.optionValue", responses.path("location").path("optionValue"));
        }
    }

    private void checkFields() {
        for (JsonNode field : eventType.bookingFields()) {
            String slug = field.path("slug").asText();
            JsonNode value = responses.path(slug);
            boolean required = field.path("required").asBoolean() && !field.path("hidden").asBoolean() && !slug.equals("rescheduleReason");
            if (required && isFalsy(value)) {
                refuse(slug, "error_required_field");
                return;
            }
            if (!value.isMissingNode() && (required || !field.path("type").asText().equals("email"))) {
                checkField(field, slug, value, required);
            }
        }
    }

    /** Whether JavaScript takes a value for false. */
    private static boolean isFalsy(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty()
                || value.isBoolean() && !value.asBoolean() || value.isNumber() && value.doubleValue() == 0;
    }

    private void refuse(String slug, String message) {
        errors.append("responses - {").append(slug).append('}').append(message).append(", ");
    }

    private void checkField(JsonNode field, String slug, JsonNode value, boolean required) {
        String type = field.path("type").asText();
        switch (type) {
            case "name" -> refuseUnless(!value.asText().isBlank(), slug, "Invalid string");
            case "email" -> refuseUnless(isEmail(value), slug, "email_validation_error");
            case "radioInput" -> checkLocation(slug, value);
            case "multiemail" -> checkEmails(slug, value, required);
            case "textarea" -> refuseUnless(value.asText().trim().length() <= LONGEST_TEXT_AREA, slug, "max_characters_allowed");
            case "url" -> refuseUnless(isUrl(value.asText().trim()), slug, "url_validation_error");
            case "phone" -> refuseUnless(field.path("hidden").asBoolean() || !required && value.asText().isBlank() || isPhone(value), slug,
                    "invalid_number");
            default -> checkByType(type, slug, value, required);
        }
    }

    private void checkByType(String type, String slug, JsonNode value, boolean required) {
        if (TEXTS.contains(type)) {
            refuseUnless(value.isTextual(), slug, "Invalid string");
        } else if (TEXT_LISTS.contains(type)) {
            if (type.equals("multiselect") && required && value.isEmpty()) {
                refuse(slug, "error_required_field");
            } else {
                refuseUnless(Rule.each(Rule.string()).holds().test(value), slug, "Invalid array of strings");
            }
        }
    }

    private void refuseUnless(boolean valid, String slug, String message) {
        if (!valid) {
            refuse(slug, message);
        }
    }

    private void checkLocation(String slug, JsonNode location) {
        String text = location.path("optionValue").asText();
        String kind = location.path("value").asText();
        if (CHOSEN_BY_BOOKER.contains(kind) && text.isEmpty()) {
            refuse(slug, "error_required_field");
        } else if (kind.equals("phone")) {
            refuseUnless(isPhone(location.path("optionValue")), slug, "invalid_number");
        }
    }

    private void checkEmails(String slug, JsonNode emails, boolean required) {
        Set<String> different = new TreeSet<>();
        boolean valid = true;
        boolean empty = true;
        for (JsonNode email : emails) {
            different.add(email.asText());
            valid = valid && isEmail(email);
            empty = empty && email.isTextual() && email.asText().isEmpty();
        }
        if (required && emails.isEmpty()) {
            refuse(slug, "error_required_field");
        } else if (!valid && slug.equals("guests") && empty) {
            responses.putArray(slug);
        } else if (!valid) {
            refuse(slug, "email_validation_error");
        } else {
            refuseUnless(different.size() == emails.size(), slug, "duplicate_email");
        }
    }

    private static boolean isEmail(JsonNode value) {
        return value.asText().chars().allMatch(letter -> letter < MOST_ASCII) && Rule.email().holds().test(value);
    }

    private static boolean isPhone(JsonNode value) {
        return PHONE.matcher(PHONE_SEPARATORS.matcher(value.asText().replaceFirst("^ +", "+")).replaceAll("")).matches();
    }

    private static boolean isUrl(String text) {
        return !HALF_PROTOCOL.matcher(text.toLowerCase(Locale.ROOT)).matches()
                && (ABSOLUTE_URL.matcher(text).matches() || DOMAIN.matcher(text).matches());
    }

    /** Whether a text is an address that a link location can have. A protocol is not required. */
    static boolean isLink(String text) {
        return text.startsWith("www.") || Rule.url().holds().test(TextNode.valueOf(text)) || DOMAIN.matcher(text).matches();
    }

    /** Whether a text is a phone number in the international format. */
    static boolean isPhone(String text) {
        return isPhone(TextNode.valueOf(text));
    }
}
