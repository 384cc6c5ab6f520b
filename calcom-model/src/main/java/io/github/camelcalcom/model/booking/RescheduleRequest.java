/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The body of {@code bookings/reschedule}. */
public sealed interface RescheduleRequest extends CalcomRecord permits RescheduleRequest.Seat, RescheduleRequest.Whole {

    /**
     * Moves one seat to another booking.
     *
     * @param seatUid                 the uid of the seat
     * @param start                   the new start
     * @param rescheduledBy           the e-mail address of the user who reschedules; determines whether a new confirmation is required
     * @param emailVerificationCode   the code that was mailed to the attendee, if the event type requires it
     * @param allowConflicts          whether a host may book over another booking
     * @param allowBookingOutOfBounds whether a host may book outside the booking window
     * @param skipBookingLimits       whether a host may book beyond the limits
     * @param additional              see {@link CalcomRecord#additional()}
     */
    @When(field = "seatUid")
    @RecordBuilder
    record Seat(
            String seatUid, Instant start, String rescheduledBy, String emailVerificationCode, Boolean allowConflicts,
            Boolean allowBookingOutOfBounds, Boolean skipBookingLimits, Map<String, JsonNode> additional) implements RescheduleRequest {

        public Seat {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * Moves a booking.
     *
     * @param start                   the new start
     * @param reschedulingReason      the reason for rescheduling
     * @param rescheduleWithSameHost  whether the host stays the same; round robin only
     * @param rescheduledBy           the e-mail address of the user who reschedules; determines whether a new confirmation is required
     * @param emailVerificationCode   the code that was mailed to the attendee, if the event type requires it
     * @param allowConflicts          whether a host may book over another booking
     * @param allowBookingOutOfBounds whether a host may book outside the booking window
     * @param skipBookingLimits       whether a host may book beyond the limits
     * @param additional              see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    record Whole(
            Instant start, String reschedulingReason, Boolean rescheduleWithSameHost, String rescheduledBy, String emailVerificationCode,
            Boolean allowConflicts, Boolean allowBookingOutOfBounds, Boolean skipBookingLimits,
            Map<String, JsonNode> additional) implements RescheduleRequest {

        public Whole {
            additional = CalcomJson.copy(additional);
        }
    }
}
