/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
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

    /** The real server reads an array as an object whose properties are the numbers of its elements. */
    private static final Rule RESPONSES = new Rule("isObject", "%s must be an object", JsonNode::isContainerNode);

    private static final Rule DEFINED = new Rule("isDefined", "%s should not be null or undefined",
            value -> !value.isMissingNode() && !value.isNull());

    private static final Schema ATTENDEE = new Schema()
            .required("name", Rule.string())
            .optional("email")
            .required("timeZone", Rule.timeZone())
            .optional("phoneNumber")
            .optional("language", language())
            .closed();

    private static final int MOST_METADATA = 50;
    private static final int LONGEST_METADATA_KEY = 40;
    private static final int LONGEST_METADATA_VALUE = 500;

    private static final Rule METADATA = new Rule("ValidateMetadata", "Metadata must have at most 50 keys, each key up to 40 characters, and "
            + "string values up to 500 characters.", BookingRules::isMetadata);

    private static final List<String> FLAGS_OF_THE_HOSTED_SERVICE = List.of("allowConflicts", "allowBookingOutOfBounds", "skipBookingLimits");

    private static final Creation CREATE = new Creation(false);
    private static final Creation CREATE_HOSTED = new Creation(true);

    private static final Schema RESCHEDULE = moves().optional("reschedulingReason", Rule.string());
    private static final Schema RESCHEDULE_SEAT = moves().required("seatUid", Rule.string());
    private static final Schema RESCHEDULE_HOSTED = withFlags(moves()).optional("reschedulingReason", Rule.string())
            .optional("rescheduleWithSameHost", Rule.bool());
    private static final Schema RESCHEDULE_SEAT_HOSTED = withFlags(moves()).required("seatUid", Rule.string());

    private static final Schema CANCEL = new Schema().closed()
            .optional("cancellationReason", Rule.string())
            .optional("cancelSubsequentBookings", Rule.bool());
    private static final Schema CANCEL_SEAT = new Schema().closed()
            .required("seatUid", Rule.string())
            .optional("cancellationReason", Rule.string());

    private static final Schema LEGACY_CREATE = withLegacyFields(new Schema()
            .required("timeZone", Rule.timeZone())
            .required("language", Rule.string())
            .required("metadata", Rule.object()));

    private BookingRules() {
    }

    /** Requires one of the languages of attendees. */
    static Rule language() {
        return Rule.oneOf(LANGUAGES);
    }

    /** The rules for new bookings. The real server has a class for each of three kinds, and refuses properties that the class does not have. */
    private static final class Creation {

        private final boolean hosted;
        private final Schema plain;
        private final Schema recurring;
        private final Schema instant;

        Creation(boolean hosted) {
            this.hosted = hosted;
            plain = common();
            recurring = common().optional("recurrenceCount", Rule.min(1), Rule.integer());
            instant = common().required("instant", Rule.bool());
        }

        Schema of(JsonNode body) {
            if (body.has("recurrenceCount")) {
                return recurring;
            }
            return body.path("instant").equals(BooleanNode.TRUE) ? instant : plain;
        }

        private Schema common() {
            Schema schema = new Schema().closed()
                    .required("start", Rule.isoDate())
                    .required("attendee", ATTENDEE, DEFINED, Rule.nestedObject())
                    .optional("bookingFieldsResponses", RESPONSES)
                    .optional("eventTypeId", Rule.integer())
                    .optional("eventTypeSlug", Rule.string())
                    .optional("username", Rule.string())
                    .optional("teamSlug", Rule.string())
                    .optional("organizationSlug", Rule.string())
                    .optional("guests", Rule.each(Rule.string()), Rule.array())
                    .optional("meetingUrl", Rule.webAddress())
                    .optional("location")
                    .optional("metadata", METADATA, Rule.object())
                    .optional("lengthInMinutes", Rule.min(1), Rule.integer())
                    .optional("routing", routing(), Rule.nestedObject())
                    .optional("emailVerificationCode", Rule.string())
                    .optional("rrHostSubsetIds", Rule.each(Rule.integer()), Rule.array());
            return hosted ? withFlags(schema) : schema;
        }

        private Schema routing() {
            Schema schema = new Schema().closed()
                    .required("responseId", Rule.integer())
                    .required("teamMemberIds", Rule.each(Rule.integer()), Rule.array())
                    .optional("teamMemberEmail", Rule.string())
                    .optional("skipContactOwner", Rule.bool())
                    .optional("crmAppSlug", Rule.string())
                    .optional("crmOwnerRecordType", Rule.string());
            return hosted ? schema.optional("crmRecordOwnerFallbackTeamMemberIds", Rule.each(Rule.integer()), Rule.array())
                    .optional("crmRecordOwnerFallbackMode", Rule.oneOf(List.of("relationship", "attributeRules"))) : schema;
        }
    }

    private static Schema withFlags(Schema schema) {
        FLAGS_OF_THE_HOSTED_SERVICE.forEach(name -> schema.optional(name, Rule.bool()));
        return schema;
    }

    /** The rules for every move. As on the real server, the form of {@code rescheduledBy} is not checked. */
    private static Schema moves() {
        return new Schema().closed()
                .required("start", Rule.isoDate())
                .optional("rescheduledBy")
                .optional("emailVerificationCode", Rule.string());
    }

    private static Schema withLegacyFields(Schema schema) {
        List.of("start", "end", "eventTypeId", "eventTypeSlug", "responses", "recurringEventId", "rescheduleUid", "noEmail")
                .forEach(name -> schema.optional(name));
        return schema;
    }

    /**
     * Checks a body that creates a booking. Throws 400 with one sentence if it is invalid.
     *
     * @param hosted whether the server knows the properties of the hosted service
     */
    static ObjectNode create(JsonNode body, boolean hosted) {
        if (body.isArray()) {
            Sentence.refuse(Json.array().add(Sentence.error("undefined", "an unknown value was passed to the validate function")));
        }
        ArrayNode errors = (hosted ? CREATE_HOSTED : CREATE).of(body).errors(body);
        JsonNode attendee = body.path("attendee");
        if (attendee.isObject() && isFalsy(attendee.path("email")) && isFalsy(attendee.path("phoneNumber"))) {
            addContactError(errors);
        }
        boolean named = !isFalsy(body.path("eventTypeSlug")) && (!isFalsy(body.path("username")) || !isFalsy(body.path("teamSlug")));
        if (isFalsy(body.path("eventTypeId")) && !named) {
            errors.add(Sentence.error("eventTypeId or eventTypeSlug + username",
                    "Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided"));
        }
        Sentence.refuse(errors);
        ObjectNode input = body.deepCopy();
        if (input.path("bookingFieldsResponses") instanceof ArrayNode elements) {
            ObjectNode responses = input.putObject("bookingFieldsResponses");
            for (int i = 0; i < elements.size(); i++) {
                responses.set(Integer.toString(i), elements.get(i));
            }
        }
        if (input.path("bookingFieldsResponses") instanceof ObjectNode responses) {
            responses.properties().stream().filter(field -> field.getValue().isNull()).forEach(field -> field.setValue(TextNode.valueOf("")));
        }
        return input;
    }

    private static boolean isFalsy(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty()
                || value.isNumber() && value.doubleValue() == 0 || value.equals(BooleanNode.FALSE);
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

    /**
     * Checks a body that moves a booking or a seat.
     *
     * @param hosted whether the server knows the properties of the hosted service
     */
    static ObjectNode reschedule(JsonNode body, boolean hosted) {
        if (body.has("seatUid")) {
            return accept(hosted ? RESCHEDULE_SEAT_HOSTED : RESCHEDULE_SEAT, body);
        }
        return accept(hosted ? RESCHEDULE_HOSTED : RESCHEDULE, body);
    }

    /** Checks a body that cancels a booking or a seat. */
    static ObjectNode cancel(JsonNode body) {
        return accept(body.has("seatUid") ? CANCEL_SEAT : CANCEL, body);
    }

    private static ObjectNode accept(Schema schema, JsonNode body) {
        Sentence.refuse(schema.errors(body));
        return schema.accept(body);
    }

    /** Checks a body of the oldest version, which knows only the fields named here. */
    static ObjectNode legacyCreate(JsonNode body) {
        return LEGACY_CREATE.accept(body);
    }
}
