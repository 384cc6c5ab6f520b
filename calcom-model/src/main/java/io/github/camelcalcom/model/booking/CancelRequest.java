/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** The body of {@code bookings/cancel}. */
public sealed interface CancelRequest extends CalcomRecord permits CancelRequest.Seat, CancelRequest.Whole {

    /**
     * Gives up one seat.
     *
     * @param seatUid            the uid of the seat
     * @param cancellationReason the reason for the cancellation; required from a host
     * @param additional         see {@link CalcomRecord#additional()}
     */
    @When(field = "seatUid")
    record Seat(String seatUid, String cancellationReason, Map<String, JsonNode> additional) implements CancelRequest {

        public Seat {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Seat(String seatUid, String cancellationReason) {
            this(seatUid, cancellationReason, null);
        }
    }

    /**
     * Cancels a booking, or the rest of a series.
     *
     * @param cancellationReason       the reason for the cancellation; required from a host
     * @param cancelSubsequentBookings whether later bookings of a recurring series are cancelled too
     * @param additional               see {@link CalcomRecord#additional()}
     */
    record Whole(String cancellationReason, Boolean cancelSubsequentBookings, Map<String, JsonNode> additional) implements CancelRequest {

        public Whole {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Whole(String cancellationReason, Boolean cancelSubsequentBookings) {
            this(cancellationReason, cancelSubsequentBookings, null);
        }
    }
}
