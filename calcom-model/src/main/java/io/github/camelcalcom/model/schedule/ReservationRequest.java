/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.schedule;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code slots/reserve} and {@code slots/update-reservation}.
 *
 * @param eventTypeId         the number of the event type
 * @param slotStart           the start of the slot, in UTC
 * @param slotDuration        the length of the slot in minutes, for event types with a choice of lengths
 * @param reservationDuration number of minutes for which the slot is reserved; requires credentials
 * @param additional          see {@link CalcomRecord#additional()}
 */
public record ReservationRequest(
        Long eventTypeId, Instant slotStart, Integer slotDuration, Integer reservationDuration,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public ReservationRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ReservationRequest(Long eventTypeId, Instant slotStart, Integer slotDuration, Integer reservationDuration) {
        this(eventTypeId, slotStart, slotDuration, reservationDuration, null);
    }
}
