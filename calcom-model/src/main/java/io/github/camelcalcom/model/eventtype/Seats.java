/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** Whether several attendees share a booking. */
public sealed interface Seats extends CalcomRecord permits Seats.Disabled, Seats.Shared {

    /**
     * Each booking has one attendee.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "disabled", is = "true")
    record Disabled(Map<String, JsonNode> additional) implements Seats {

        public Disabled {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Disabled() {
            this(null);
        }
    }

    /**
     * Bookings have seats.
     *
     * @param seatsPerTimeSlot      number of seats of a booking
     * @param showAttendeeInfo      whether attendees see each other
     * @param showAvailabilityCount whether the number of free seats is shown
     * @param disabled              false, or null in requests
     * @param additional            see {@link CalcomRecord#additional()}
     */
    record Shared(
            Integer seatsPerTimeSlot, Boolean showAttendeeInfo, Boolean showAvailabilityCount, Boolean disabled,
            Map<String, JsonNode> additional) implements Seats {

        public Shared {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Shared(Integer seatsPerTimeSlot, Boolean showAttendeeInfo, Boolean showAvailabilityCount, Boolean disabled) {
            this(seatsPerTimeSlot, showAttendeeInfo, showAvailabilityCount, disabled, null);
        }
    }
}
