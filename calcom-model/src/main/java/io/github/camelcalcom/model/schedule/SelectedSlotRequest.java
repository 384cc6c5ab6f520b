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
 * The body of {@code slots/reserve-selected}.
 *
 * @param eventTypeId      the number of the event type
 * @param slotUtcStartDate the start of the slot, in UTC
 * @param slotUtcEndDate   the end of the slot, in UTC
 * @param bookingUid       the uid of the booking
 * @param additional       see {@link CalcomRecord#additional()}
 */
public record SelectedSlotRequest(
        Long eventTypeId, Instant slotUtcStartDate, Instant slotUtcEndDate, String bookingUid,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public SelectedSlotRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public SelectedSlotRequest(Long eventTypeId, Instant slotUtcStartDate, Instant slotUtcEndDate, String bookingUid) {
        this(eventTypeId, slotUtcStartDate, slotUtcEndDate, bookingUid, null);
    }
}
