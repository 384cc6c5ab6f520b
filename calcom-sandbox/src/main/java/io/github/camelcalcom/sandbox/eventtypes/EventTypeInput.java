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
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The rules for event types in requests. */
public final class EventTypeInput {

    private static final int MOST_SEATS = 1000;
    private static final List<String> LAYOUTS = List.of("month", "week", "column");
    private static final List<String> PERIODS = List.of("day", "week", "month", "year");

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

    private EventTypeInput() {
    }

    /** Returns the known fields of a new event type. */
    public static ObjectNode checkedForCreate(JsonNode body) {
        return accept(CREATE, body);
    }

    /** Returns the known fields of a change. */
    static ObjectNode checkedForUpdate(JsonNode body) {
        return accept(UPDATE, body);
    }

    private static ObjectNode accept(Schema schema, JsonNode body) {
        EventTypeParts.check(body, false);
        refuseBeforehand(body);
        ObjectNode input = schema.accept(body);
        refuseExceptions(input);
        return input;
    }

    /** Refuses an active limit without any limit, without a look at other properties. A limit is active unless it is disabled. */
    static void refuseBeforehand(JsonNode body) {
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
        JsonNode window = input.path("bookingWindow");
        if (window.path("type").asText().equals("range") && !window.path("disabled").asBoolean() && window.path("value").size() < 2) {
            throw ApiException.trpcBadRequest();
        }
    }

    private static boolean isWindow(JsonNode window) {
        JsonNode value = window.path("value");
        return window.path("disabled").equals(BooleanNode.TRUE) || switch (window.path("type").asText()) {
            case "businessDays", "calendarDays" -> value.isNumber() && (!window.has("rolling") || window.get("rolling").isBoolean());
            case "range" -> value.isArray() && Rule.each(Rule.isoDate()).holds().test(value);
            default -> false;
        };
    }

    private static boolean isConfirmation(JsonNode policy) {
        JsonNode threshold = policy.path("noticeThreshold");
        return policy.path("disabled").asBoolean() || switch (policy.path("type").asText()) {
            case "always" -> true;
            case "time" -> threshold.path("count").isNumber() && threshold.path("unit").isTextual();
            default -> false;
        };
    }

    /** Returns the rules for limits of periods. The limit of a period must not exceed that of a longer one; the first one is named. */
    private static Rule[] limits(String name, String rule, String counted) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(rule, "Invalid " + name, JsonNode::isContainerNode));
        for (int shorter = 0; shorter < PERIODS.size(); shorter++) {
            for (int longer = shorter + 1; longer < PERIODS.size(); longer++) {
                String pair = PERIODS.get(shorter) + ' ' + PERIODS.get(longer);
                rules.add(new Rule(rule, "Invalid " + name + ": The " + counted + " of bookings for " + PERIODS.get(shorter)
                        + " cannot exceed the " + counted + " of bookings for " + PERIODS.get(longer) + '.',
                        limits -> !pair.equals(firstExceeded(limits))));
            }
        }
        return rules.toArray(Rule[]::new);
    }

    private static String firstExceeded(JsonNode limits) {
        for (int shorter = 0; shorter < PERIODS.size() && !limits.has("disabled"); shorter++) {
            for (int longer = shorter + 1; longer < PERIODS.size(); longer++) {
                double most = limits.path(PERIODS.get(longer)).doubleValue();
                if (most > 0 && limits.path(PERIODS.get(shorter)).doubleValue() > most) {
                    return PERIODS.get(shorter) + ' ' + PERIODS.get(longer);
                }
            }
        }
        return "";
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
        for (String name : List.of("color", "destinationCalendar", "disableCancelling", "disableRescheduling")) {
            schema.optional(name, Rule.object());
        }
        return schema
                .optional("lengthInMinutesOptions", Rule.each(Rule.min(1)), Rule.each(Rule.integer()), Rule.unique(), Rule.notEmptyArray(),
                        Rule.array())
                .optional("description", Rule.string())
                .optional("customName", Rule.string())
                .optional("successRedirectUrl", Rule.webAddress())
                .optional("interfaceLanguage", Rule.string())
                .optional("locations")
                .optional("bookingFields")
                .optional("bookingLimitsCount", limits("bookingLimitsCount", "ValidateBookingLimitsCount", "number"))
                .optional("bookingLimitsDuration", limits("bookingLimitsDuration", "ValidateBookingLimistsDuration", "duration"))
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

    private static boolean isTruthy(JsonNode value) {
        return value.isContainerNode() || value.asBoolean() || value.isTextual() && !value.asText().isEmpty();
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
