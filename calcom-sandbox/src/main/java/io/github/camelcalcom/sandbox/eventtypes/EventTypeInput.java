package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Optional;

/** The rules for event types in requests. */
public final class EventTypeInput {

    private static final List<String> LOCATION_TYPES = List.of("address", "link", "integration", "phone", "attendeeAddress",
            "attendeePhone", "attendeeDefined", "organizersDefaultApp");
    private static final List<String> FIELD_TYPES = List.of("name", "email", "title", "notes", "guests", "rescheduleReason", "location",
            "phone", "address", "text", "number", "textarea", "select", "multiselect", "multiemail", "checkbox", "radio", "boolean", "url");

    private static final Schema LOCATION = new Schema().required("type", Rule.in(LOCATION_TYPES));

    private static final Schema BOOKING_FIELD = new Schema().required("type", Rule.in(FIELD_TYPES));

    private static final Schema SEATS = new Schema()
            .required("seatsPerTimeSlot", Rule.integer(), Rule.min(1))
            .required("showAttendeeInfo", Rule.bool())
            .required("showAvailabilityCount", Rule.bool());

    private static final Schema RECURRENCE = new Schema()
            .required("interval", Rule.integer(), Rule.min(1))
            .required("occurrences", Rule.integer(), Rule.min(1))
            .required("frequency", Rule.oneOf(List.of("yearly", "monthly", "weekly")));

    private static final Schema CONFIRMATION = new Schema()
            .required("type", Rule.oneOf(List.of("always", "time")))
            .required("blockUnconfirmedBookingsInBooker", Rule.bool());

    private static final Schema WINDOW = new Schema()
            .required("type", Rule.in(List.of("businessDays", "calendarDays", "range")));

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
        return CREATE.accept(body);
    }

    /** Returns the known fields of a change. */
    static ObjectNode checkedForUpdate(JsonNode body) {
        return UPDATE.accept(body);
    }

    /** Adds the rules for all event types. */
    static Schema common(Schema schema) {
        for (String name : List.of("disableGuests", "onlyShowFirstAvailableSlot", "requiresBookerEmailVerification", "hideCalendarNotes",
                "lockTimeZoneToggleOnBookingPage", "useDestinationCalendarEmail", "hideCalendarEventDetails", "hideOrganizerEmail",
                "hidden", "bookingRequiresAuthentication", "allowReschedulingPastBookings", "allowReschedulingCancelledBookings",
                "showOptimizedSlots")) {
            schema.optional(name, Rule.bool());
        }
        for (String name : List.of("minimumBookingNotice", "beforeEventBuffer", "afterEventBuffer", "offsetStart")) {
            schema.optional(name, Rule.integer(), Rule.min(0));
        }
        for (String name : List.of("bookingLimitsCount", "bookerActiveBookingsLimit", "bookingLimitsDuration", "bookerLayouts", "color",
                "destinationCalendar", "calVideoSettings", "disableCancelling", "disableRescheduling")) {
            schema.optional(name, Rule.object());
        }
        return schema
                .optional("lengthInMinutesOptions", Rule.array(), Rule.each(Rule.integer()), Rule.each(Rule.min(1)))
                .optional("description", Rule.string())
                .optional("customName", Rule.string())
                .optional("successRedirectUrl", Rule.url())
                .optional("interfaceLanguage", Rule.string())
                .optional("slotInterval", Rule.integer(), Rule.min(1))
                .optional("scheduleId", Rule.integer())
                .optionalList("locations", LOCATION)
                .optionalList("bookingFields", BOOKING_FIELD)
                .optional("bookingWindow", value -> unlessDisabled(value, WINDOW), Rule.object())
                .optional("confirmationPolicy", value -> unlessDisabled(value, CONFIRMATION), Rule.object())
                .optional("recurrence", value -> unlessDisabled(value, RECURRENCE), Rule.object())
                .optional("seats", value -> unlessDisabled(value, SEATS), Rule.object());
    }

    private static Optional<Schema> unlessDisabled(JsonNode value, Schema schema) {
        return value.path("disabled").asBoolean(false) ? Optional.empty() : Optional.of(schema);
    }
}
