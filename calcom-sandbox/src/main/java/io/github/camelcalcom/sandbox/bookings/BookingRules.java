/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.github.camelcalcom.sandbox.validation.Sentence;

import java.util.List;

/** The rules for the request bodies of bookings. */
final class BookingRules {

    private static final List<String> LANGUAGES = List.of("ar", "ca", "de", "es", "eu", "he", "id", "ja", "lv", "pl", "ro", "sr", "th",
            "vi", "az", "cs", "el", "es-419", "fi", "hr", "it", "km", "nl", "pt", "ru", "sv", "tr", "zh-CN", "bg", "da", "en", "et", "fr",
            "hu", "iw", "ko", "no", "pt-BR", "sk", "ta", "uk", "zh-TW", "bn");

    private static final Rule DEFINED = new Rule("isDefined", "%s should not be null or undefined",
            value -> !value.isMissingNode() && !value.isNull());

    private static final Schema ATTENDEE = new Schema()
            .required("name", Rule.string())
            .optional("email")
            .required("timeZone", Rule.timeZone())
            .optional("phoneNumber")
            .optional("language", Rule.oneOf(LANGUAGES));

    private static final int MOST_METADATA = 50;
    private static final int LONGEST_METADATA_KEY = 40;
    private static final int LONGEST_METADATA_VALUE = 500;

    private static final Rule METADATA = new Rule("ValidateMetadata", "Metadata must have at most 50 keys, each key up to 40 characters, and "
            + "string values up to 500 characters.", BookingRules::isMetadata);

    private static final Schema ROUTING = new Schema()
            .required("responseId", Rule.integer())
            .required("teamMemberIds", Rule.each(Rule.integer()), Rule.array())
            .optional("teamMemberEmail", Rule.string())
            .optional("skipContactOwner", Rule.bool())
            .optional("crmAppSlug", Rule.string())
            .optional("crmOwnerRecordType", Rule.string());

    private static final Schema CREATE = new Schema()
            .required("start", Rule.isoDate())
            .required("attendee", ATTENDEE, DEFINED, Rule.nestedObject())
            .optional("bookingFieldsResponses", Rule.object())
            .optional("eventTypeId", Rule.integer())
            .optional("eventTypeSlug", Rule.string())
            .optional("username", Rule.string())
            .optional("teamSlug", Rule.string())
            .optional("organizationSlug", Rule.string())
            .optional("guests", Rule.each(Rule.string()), Rule.array())
            .optional("meetingUrl", Rule.webAddress())
            .optional("metadata", METADATA, Rule.object())
            .optional("lengthInMinutes", Rule.min(1), Rule.integer())
            .optional("routing", ROUTING, Rule.nestedObject())
            .optional("emailVerificationCode", Rule.string())
            .optional("rrHostSubsetIds", Rule.each(Rule.integer()), Rule.array())
            .optional("recurrenceCount", Rule.min(1), Rule.integer())
            .optional("allowConflicts", Rule.bool())
            .optional("allowBookingOutOfBounds", Rule.bool())
            .optional("skipBookingLimits", Rule.bool());

    private static final List<String> CREATE_FIELDS = List.of("start", "attendee", "eventTypeId", "eventTypeSlug", "username", "teamSlug",
            "organizationSlug", "guests", "metadata", "bookingFieldsResponses", "lengthInMinutes", "recurrenceCount", "location",
            "meetingUrl", "routing", "emailVerificationCode", "rrHostSubsetIds", "instant", "allowConflicts", "allowBookingOutOfBounds", "skipBookingLimits");

    private static final Schema RESCHEDULE = new Schema()
            .required("start", Rule.isoDate())
            .optional("reschedulingReason", Rule.string())
            .optional("rescheduledBy", Rule.email())
            .optional("seatUid", Rule.string());

    private static final Schema CANCEL = new Schema()
            .optional("cancellationReason", Rule.string())
            .optional("cancelSubsequentBookings", Rule.bool())
            .optional("seatUid", Rule.string());

    private static final Schema LEGACY_CREATE = withLegacyFields(new Schema()
            .required("timeZone", Rule.timeZone())
            .required("language", Rule.string())
            .required("metadata", Rule.object()));

    private BookingRules() {
    }

    private static Schema withLegacyFields(Schema schema) {
        List.of("start", "end", "eventTypeId", "eventTypeSlug", "responses", "recurringEventId", "rescheduleUid", "noEmail")
                .forEach(name -> schema.optional(name));
        return schema;
    }

    /** Checks a body that creates a booking. Throws 400 with one sentence if it is invalid. */
    static ObjectNode create(JsonNode body) {
        if (body.isArray()) {
            Sentence.refuse(Json.array().add(Sentence.error("undefined", "an unknown value was passed to the validate function")));
        }
        ArrayNode errors = Sentence.unknown(body, CREATE_FIELDS);
        errors.addAll(CREATE.errors(body));
        JsonNode attendee = body.path("attendee");
        if (attendee.isObject() && isFalsy(attendee.path("email")) && isFalsy(attendee.path("phoneNumber"))) {
            addContactError(errors);
        }
        boolean named = Json.has(body, "eventTypeSlug") && (Json.has(body, "username") || Json.has(body, "teamSlug"));
        if (!Json.has(body, "eventTypeId") && !named) {
            errors.add(Sentence.error("eventTypeId or eventTypeSlug + username",
                    "Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided"));
        }
        Sentence.refuse(errors);
        ObjectNode input = body.deepCopy();
        if (input.path("bookingFieldsResponses") instanceof ObjectNode responses) {
            responses.properties().stream().filter(field -> field.getValue().isNull()).forEach(field -> field.setValue(TextNode.valueOf("")));
        }
        return input;
    }

    private static boolean isFalsy(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty();
    }

    private static boolean isMetadata(JsonNode metadata) {
        return metadata.isContainerNode() && metadata.size() <= MOST_METADATA && metadata.properties().stream().allMatch(field ->
                field.getKey().length() <= LONGEST_METADATA_KEY && field.getValue().isValueNode() && !field.getValue().isNull()
                        && (!field.getValue().isTextual() || field.getValue().asText().length() <= LONGEST_METADATA_VALUE));
    }

    private static void addContactError(ArrayNode errors) {
        ObjectNode contact = Sentence.error("attendee email or phone",
                "Attendee must have at least one contact method (email or phone number)");
        for (JsonNode error : errors) {
            if (error.path("property").asText().equals("attendee")) {
                ((ArrayNode) error.get("children")).add(contact);
                return;
            }
        }
        errors.addObject().put("property", "attendee").putArray("children").add(contact);
    }

    /** Checks a body that moves a booking. */
    static ObjectNode reschedule(JsonNode body) {
        Sentence.refuse(RESCHEDULE.errors(body));
        return RESCHEDULE.accept(body);
    }

    /** Checks a body that cancels a booking. */
    static ObjectNode cancel(JsonNode body) {
        Sentence.refuse(CANCEL.errors(body));
        return CANCEL.accept(body);
    }

    /** Checks a body of the oldest version, which knows only the fields named here. */
    static ObjectNode legacyCreate(JsonNode body) {
        return LEGACY_CREATE.accept(body);
    }
}
