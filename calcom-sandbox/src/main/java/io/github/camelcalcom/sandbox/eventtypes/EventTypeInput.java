/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.JavaScriptDate;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import static io.github.camelcalcom.sandbox.validation.JavaScriptValue.isTruthy;

/** The rules for event types in requests. */
public final class EventTypeInput {

    private static final int MOST_SEATS = 1000;
    private static final List<String> LAYOUTS = List.of("month", "week", "column");

    private static final Schema SEATS = new Schema()
            .byDefault("disabled", false)
            .optional("disabled", Rule.bool())
            .required("seatsPerTimeSlot", Rule.max(MOST_SEATS), Rule.min(1), Rule.integer())
            .required("showAttendeeInfo", Rule.bool())
            .required("showAvailabilityCount", Rule.bool());

    private static final Schema RECURRENCE = new Schema()
            .byDefault("disabled", false)
            .optional("disabled", Rule.bool())
            .required("interval", Rule.integer())
            .required("occurrences", Rule.integer())
            .required("frequency", Rule.oneOf(List.of("yearly", "monthly", "weekly")));

    private static final Schema ACTIVE_BOOKINGS = new Schema()
            .byDefault("disabled", false)
            .optional("disabled", Rule.bool())
            .optional("maximumActiveBookings", Rule.min(1), Rule.integer())
            .optional("offerReschedule", Rule.bool());

    private static final Schema DISABLED = new Schema().optional("disabled", Rule.bool());

    private static final Schema VIDEO = new Schema()
            .optional("disableRecordingForOrganizer", Rule.bool())
            .optional("disableRecordingForGuests", Rule.bool())
            .optional("redirectUrlOnExit", Rule.webAddress())
            .optional("enableAutomaticRecordingForOrganizer", Rule.bool())
            .optional("enableAutomaticTranscription", Rule.bool())
            .optional("disableTranscriptionForGuests", Rule.bool())
            .optional("disableTranscriptionForOrganizer", Rule.bool());

    private static final Rule WINDOW = new Rule("ValidateBookingWindow", "Invalid bookingWindow structure.", EventTypeInput::isWindow);

    private static final Rule CONFIRMATION = new Rule("ConfirmationPolicyValidator", "Invalid requiresConfirmation structure. Use \"type\": "
            + "\"always\" or provide a valid time and unit in \"noticeThreshold\" for \"type\": \"time\".", EventTypeInput::isConfirmation);

    private static final Schema CREATE = common(new Schema()
            .required("lengthInMinutes", Rule.integer(), Rule.min(1))
            .required("title", Rule.string())
            .required("slug", Rule.string()));

    private static final Schema UPDATE = common(new Schema()
            .optional("lengthInMinutes", Rule.integer(), Rule.min(1))
            .optional("title", Rule.string())
            .optional("slug", Rule.string()));

    private static final List<String> OF_THE_HOSTED_SERVICE = List.of("disableCancelling", "disableRescheduling",
            "allowReschedulingPastBookings", "allowReschedulingCancelledBookings", "showOptimizedSlots", "interfaceLanguage");

    private EventTypeInput() {
    }

    /** Returns a body without settings that only the hosted service knows, if this is another server. */
    static JsonNode known(JsonNode body, boolean hosted) {
        return hosted || !body.isObject() ? body : ((ObjectNode) body).deepCopy().without(OF_THE_HOSTED_SERVICE);
    }

    /** Returns the known fields of a new event type. */
    public static ObjectNode checkedForCreate(JsonNode body) {
        return accept(CREATE, body);
    }

    /** Returns the known fields of a change. */
    static ObjectNode checkedForUpdate(JsonNode body) {
        return accept(UPDATE, body);
    }

    /** Returns a checked change without what has no effect: on the recorded self-hosted server, a recurrence cannot be disabled. */
    static ObjectNode effective(ObjectNode change, boolean hosted) {
        return !hosted && isTruthy(change.path("recurrence").path("disabled")) ? change.without(List.of("recurrence")) : change;
    }

    private static ObjectNode accept(Schema schema, JsonNode body) {
        EventTypeParts.check(body, false);
        refuseBeforehand(body);
        ObjectNode input = withSlug(schema.accept(body));
        refuseExceptions(input);
        return input;
    }

    /** Removes what the real server removes from a slug: space around it, and dashes, dots and underscores before it. */
    static ObjectNode withSlug(ObjectNode input) {
        return input.hasNonNull("slug")
                ? input.put("slug", input.get("slug").asText().strip().replaceFirst("^-+", "").replaceFirst("^[.]+", "").replaceFirst("^_+", ""))
                : input;
    }

    /**
     * Refuses an active limit without any limit, without a look at other properties. A limit is active unless it is disabled. The rule of the
     * real server for the booking window fails for plain values.
     */
    static void refuseBeforehand(JsonNode body) {
        JsonNode window = body.path("bookingWindow");
        if (window.isValueNode() && !window.isNull()) {
            throw ApiException.bare(500, "Internal server error");
        }
        JsonNode active = body.path("bookerActiveBookingsLimit");
        if (active.equals(Json.object()) || active.equals(Json.object().put("disabled", false))) {
            throw ApiException.badRequest("When disabled is false {disabled: false} at least one other property must be provided, because it "
                    + "means that the property is enabled but then other properties must be provided too.");
        }
    }

    /** Refuses combinations whose errors have another format than those of single properties. */
    static void refuseExceptions(ObjectNode input) {
        JsonNode active = input.path("bookerActiveBookingsLimit");
        if (input.path("recurrence").has("interval") && (active.has("maximumActiveBookings") || active.has("offerReschedule"))) {
            throw ApiException.badRequest("Can't have `recurrence` and `bookerActiveBookingsLimit` enabled at the same time - recurring events "
                    + "do not support maximum active bookings limit setting.");
        }
    }

    private static boolean isWindow(JsonNode window) {
        JsonNode value = window.path("value");
        return window.path("disabled").equals(BooleanNode.TRUE) || switch (window.path("type").asText()) {
            case "businessDays", "calendarDays" -> value.isNumber() && (!window.has("rolling") || window.get("rolling").isBoolean());
            case "range" -> value.isArray() && StreamSupport.stream(value.spliterator(), false)
                    .allMatch(date -> date.isTextual() && JavaScriptDate.of(date).isPresent());
            default -> false;
        };
    }

    private static boolean isConfirmation(JsonNode policy) {
        JsonNode threshold = policy.path("noticeThreshold");
        return isTruthy(policy.path("disabled")) || switch (policy.path("type").asText()) {
            case "always" -> true;
            case "time" -> threshold.path("count").isNumber() && threshold.path("unit").isTextual();
            default -> false;
        };
    }

    /** Adds the rules for all event types. */
    static Schema common(Schema schema) {
        for (String name : List.of("disableGuests", "onlyShowFirstAvailableSlot", "requiresBookerEmailVerification", "hideCalendarNotes",
                "lockTimeZoneToggleOnBookingPage", "useDestinationCalendarEmail", "hideCalendarEventDetails", "hideOrganizerEmail",
                "hidden", "bookingRequiresAuthentication", "allowReschedulingPastBookings", "allowReschedulingCancelledBookings",
                "showOptimizedSlots")) {
            schema.optional(name, Rule.bool());
        }
        for (String name : List.of("minimumBookingNotice", "offsetStart")) {
            schema.optional(name, Rule.min(0), Rule.integer());
        }
        for (String name : List.of("beforeEventBuffer", "afterEventBuffer", "slotInterval", "scheduleId")) {
            schema.optional(name, Rule.integer());
        }
        for (String name : List.of("disableCancelling", "disableRescheduling")) {
            schema.optional(name, Rule.object());
        }
        return schema
                .optional("lengthInMinutesOptions", Rule.each(Rule.min(1)), Rule.each(Rule.integer()), Rule.unique(), Rule.notEmptyArray(),
                        Rule.array())
                .optional("description", Rule.string())
                .optional("customName", Rule.string())
                .optional("successRedirectUrl", Rule.webAddress())
                .optional("interfaceLanguage", Rule.string())
                .optional("color")
                .optional("destinationCalendar")
                .optional("locations")
                .optional("bookingFields")
                .optional("bookingLimitsCount", IntervalLimits.rules("bookingLimitsCount", "ValidateBookingLimitsCount", "number"))
                .optional("bookingLimitsDuration", IntervalLimits.rules("bookingLimitsDuration", "ValidateBookingLimistsDuration", "duration"))
                .optional("bookingWindow", WINDOW)
                .optional("confirmationPolicy", CONFIRMATION)
                .optional("bookerLayouts", value -> Optional.of(layouts(value)), Rule.nestedObject())
                .optional("bookerActiveBookingsLimit", value -> Optional.of(isTruthy(value.path("disabled")) ? DISABLED : ACTIVE_BOOKINGS),
                        Rule.nestedObject())
                .optional("calVideoSettings", VIDEO, Rule.nestedObject())
                .optionalTwice("recurrence", value -> chosen(value, "interval", RECURRENCE), Rule.nestedObject())
                .optional("seats", value -> chosen(value, "seatsPerTimeSlot", SEATS), Rule.nestedObject());
    }

    private static Optional<Schema> chosen(JsonNode value, String property, Schema schema) {
        return value.has(property) ? Optional.of(schema) : Optional.of(DISABLED).filter(disabled -> value.has("disabled"));
    }

    /** Returns the rules for layouts of the booking page, some of which depend on each other. */
    private static Schema layouts(JsonNode layouts) {
        JsonNode enabled = layouts.path("enabledLayouts");
        boolean enables = enabled.isArray() && StreamSupport.stream(enabled.spliterator(), false).anyMatch(layouts.path("defaultLayout")::equals);
        Rule known = Rule.oneOf(LAYOUTS);
        Rule layout = new Rule("IsValidLayout", "defaultLayout must be one of the valid layouts - month, week or column", known.holds());
        return new Schema()
                .required("defaultLayout", known, layout, new Rule("isDefaultLayoutWithinEnabledLayouts",
                        "If you pass the optional 'bookerLayouts' property, you must provide both 'bookerLayouts.defaultLayout' and "
                                + "'bookerLayouts.enabledLayouts' and 'bookerLayouts.enabledLayouts' must include 'bookerLayouts.defaultLayout'",
                        value -> enables))
                .required("enabledLayouts", new Rule("IsValidLayout", "enabledLayouts must be an array containing valid layouts - month, week or "
                        + "column", Rule.each(known).holds()), new Rule("isEnum", "enabledLayouts must contain only valid layouts - month, week or "
                        + "column", Rule.each(known).holds()));
    }
}
