/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.validation.JavaScriptValue;

import java.util.List;

/** What the real server and its database refuse while they store or read an event type, after the rules for requests. */
final class StorageRules {

    private static final List<String> NEVER_NULL = List.of("title", "lengthInMinutes", "minimumBookingNotice", "beforeEventBuffer",
            "afterEventBuffer", "offsetStart", "onlyShowFirstAvailableSlot", "requiresBookerEmailVerification", "hideCalendarNotes",
            "lockTimeZoneToggleOnBookingPage", "useDestinationCalendarEmail", "hideCalendarEventDetails", "hideOrganizerEmail", "hidden",
            "bookingRequiresAuthentication", "assignAllTeamMembers", "rescheduleWithSameRoundRobinHost", "rrHostSubsetEnabled");

    private static final List<String> INTEGERS = List.of("lengthInMinutes", "minimumBookingNotice", "beforeEventBuffer", "afterEventBuffer",
            "offsetStart", "slotInterval", "scheduleId");

    private static final List<String> UNITS = List.of("hours", "minutes");

    /** Slugs of default fields that a request names by type. */
    private static final List<String> SLUGS_BY_TYPE = List.of("name", "email");
    private static final List<String> TYPES_OF_DEFAULTS = List.of("name", "splitName", "email");

    private StorageRules() {
    }

    /** Whether the columns of the database take the values of a checked request: null, integers of 32 bits and booleans. */
    static boolean fitColumns(ObjectNode input) {
        JsonNode window = input.path("bookingWindow");
        JsonNode policy = input.path("confirmationPolicy");
        JsonNode active = input.path("bookerActiveBookingsLimit");
        JsonNode blocks = policy.path("blockUnconfirmedBookingsInBooker");
        return NEVER_NULL.stream().noneMatch(name -> input.path(name).isNull())
                && INTEGERS.stream().allMatch(name -> fits(input.path(name)))
                && (isDisabled(window) || fitsWindow(window.path("value")))
                && (isDisabled(policy) || blocks.isMissingNode() || blocks.isBoolean())
                && (isDisabled(active) || fits(active.path("maximumActiveBookings")) && !active.path("offerReschedule").isNull());
    }

    /** A range needs two dates. */
    private static boolean fitsWindow(JsonNode value) {
        return value.isArray() ? value.size() > 1 : fits(value);
    }

    /** Whether an integer column takes a value, if it is a number. */
    static boolean fits(JsonNode value) {
        double number = value.doubleValue();
        return !value.isNumber() || number == Math.rint(number) && number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
    }

    private static boolean isDisabled(JsonNode setting) {
        return JavaScriptValue.isTruthy(setting.path("disabled"));
    }

    /**
     * Refuses limits out of order, seats or a limit of active bookings of a recurring event type, and fields with the slugs of name and email.
     *
     * @param settings the settings of the event type with those of the request
     */
    static void requireAgreement(ObjectNode input, ObjectNode settings) {
        boolean recurring = settings.path("recurrence").isObject();
        boolean limited = JavaScriptValue.isTruthy(input.path("bookerActiveBookingsLimit").path("maximumActiveBookings"));
        if (namesDefaultFieldTwice(input) || recurring && (settings.path("seats").has("seatsPerTimeSlot") || limited)
                || !IntervalLimits.isStored(input.path("bookingLimitsCount")) || !IntervalLimits.isStored(input.path("bookingLimitsDuration"))) {
            throw ApiException.trpcBadRequest();
        }
    }

    private static boolean namesDefaultFieldTwice(ObjectNode input) {
        for (JsonNode field : input.path("bookingFields")) {
            if (SLUGS_BY_TYPE.contains(field.path("slug").asText()) && !TYPES_OF_DEFAULTS.contains(field.path("type").asText())) {
                return true;
            }
        }
        return false;
    }

    /** Refuses settings that the real server stores but cannot read, so that no answer contains the event type. */
    static void requireReadable(JsonNode settings) {
        JsonNode unit = settings.path("confirmationPolicy").path("noticeThreshold").path("unit");
        if (unit.isTextual() && !UNITS.contains(unit.asText())) {
            throw unreadable("requiresConfirmationThreshold.unit - Invalid enum value. Expected 'hours' | 'minutes', received '" + unit.asText()
                    + "', ");
        }
        if (settings.path("lengthInMinutesOptions").isNull()) {
            throw unreadable("multipleDuration - Expected array, received null, ");
        }
    }

    private static ApiException unreadable(String message) {
        return ApiException.filtered(400, "BAD_REQUEST", message);
    }
}
