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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A slot that is kept free for a while.
 *
 * @param eventTypeId         the number of the event type
 * @param slotStart           the start of the slot
 * @param slotEnd             the end of the slot
 * @param slotDuration        length of the slot in minutes
 * @param reservationUid      the uid of the reservation
 * @param reservationDuration length of the reservation in minutes
 * @param reservationUntil    the end of the reservation
 * @param additional          see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record SlotReservation(
        Long eventTypeId, Instant slotStart, Instant slotEnd, Integer slotDuration, String reservationUid, Integer reservationDuration,
        Instant reservationUntil, Map<String, JsonNode> additional) implements CalcomRecord {

    public SlotReservation {
        additional = CalcomJson.copy(additional);
    }
}
