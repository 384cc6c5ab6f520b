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
import java.util.Map;

/** The rules for the request bodies of bookings. */
final class BookingRules {

    private static final List<String> LANGUAGES = List.of("ar", "ca", "de", "es", "eu", "he", "id", "ja", "lv", "pl", "ro", "sr", "th",
            "vi", "az", "cs", "el", "es-419", "fi", "hr", "it", "km", "nl", "pt", "ru", "sv", "tr", "zh-CN", "bg", "da", "en", "et", "fr",
            "hu", "iw", "ko", "no", "pt-BR", "sk", "ta", "uk", "zh-TW", "bn");

    private static final Rule DEFINED = new Rule("isDefined", "%s should not be null or undefined",
            value -> !value.isMissingNode() && !value.isNull());

    private static final Schema ATTENDEE = new Schema()
            .required("name", Rule.string())
            .optional("email", Rule.string())
            .required("timeZone", Rule.timeZone())
            .optional("phoneNumber", Rule.matches("\\+[1-9]\\d{6,14}", "%s must match the E.164 format"))
            .optional("language", Rule.oneOf(LANGUAGES));

    private static final Schema CREATE = new Schema()
            .required("start", Rule.isoDate())
            .required("attendee", ATTENDEE, DEFINED, Rule.nestedObject())
            .optional("eventTypeId", Rule.number())
            .optional("eventTypeSlug", Rule.string())
            .optional("username", Rule.string())
            .optional("teamSlug", Rule.string())
            .optional("organizationSlug", Rule.string())
            .optional("guests", Rule.each(Rule.email()), Rule.array())
            .optional("metadata", Rule.object())
            .optional("bookingFieldsResponses", Rule.object())
            .optional("lengthInMinutes", Rule.number())
            .optional("recurrenceCount", Rule.number(), Rule.min(1))
            .optional("allowConflicts", Rule.bool())
            .optional("allowBookingOutOfBounds", Rule.bool())
            .optional("skipBookingLimits", Rule.bool());

    private static final List<String> CREATE_FIELDS = List.of("start", "attendee", "eventTypeId", "eventTypeSlug", "username", "teamSlug",
            "organizationSlug", "guests", "metadata", "bookingFieldsResponses", "lengthInMinutes", "recurrenceCount", "location",
            "meetingUrl", "routing", "emailVerificationCode", "instant", "allowConflicts", "allowBookingOutOfBounds", "skipBookingLimits");

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

    private static final int MOST_ASCII = 0x80;

    private static final Map<String, String> ZOD_TYPES = Map.of("NUMBER", "number", "BOOLEAN", "boolean", "OBJECT", "object",
            "ARRAY", "array", "NULL", "null");

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
        ArrayNode errors = CREATE.errors(body);
        JsonNode attendee = body.path("attendee");
        if (attendee.isObject() && !Json.has(attendee, "email") && !Json.has(attendee, "phoneNumber")) {
            addContactError(errors);
        }
        boolean named = Json.has(body, "eventTypeSlug") && (Json.has(body, "username") || Json.has(body, "teamSlug"));
        if (!Json.has(body, "eventTypeId") && !named) {
            errors.add(Sentence.error("eventTypeId or eventTypeSlug + username",
                    "Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided"));
        }
        errors.addAll(Sentence.unknown(body, CREATE_FIELDS));
        Sentence.refuse(errors);
        ObjectNode input = body.deepCopy();
        refuseMetadata(input.path("metadata"));
        return input;
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

    /** Throws the error of the server's second check for metadata whose values are not strings. */
    private static void refuseMetadata(JsonNode metadata) {
        StringBuilder text = new StringBuilder();
        metadata.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                text.append("metadata.").append(field.getKey()).append(" - Expected string, received ")
                        .append(ZOD_TYPES.get(field.getValue().getNodeType().name())).append(", ");
            }
        });
        if (!text.isEmpty()) {
            throw ApiException.filtered(400, "BAD_REQUEST", text.toString());
        }
    }

    /** Throws the error of the server's second check for an invalid mail address. */
    static void refuseEmail(String email) {
        boolean ascii = email.chars().allMatch(letter -> letter < MOST_ASCII);
        if (!ascii || !Rule.email().holds().test(TextNode.valueOf(email))) {
            throw ApiException.filtered(400, "BAD_REQUEST", "responses - {email}email_validation_error, ");
        }
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
