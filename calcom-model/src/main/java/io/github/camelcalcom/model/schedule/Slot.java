/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.schedule;

import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A time at which an event type can be booked.
 *
 * @param start          the start, in the time zone of the request
 * @param end            the end; only with {@code format=range}
 * @param time           the start in the answers of {@code slots/list-available}
 * @param seatsBooked    number of taken seats
 * @param seatsRemaining number of free seats
 * @param seatsTotal     number of seats
 * @param attendees      number of taken seats in the answers of {@code slots/list-available}
 * @param bookingUid     the uid of the booking, or of the reservation, that has taken seats
 * @param additional     see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Slot(
        OffsetDateTime start, OffsetDateTime end, OffsetDateTime time, Integer seatsBooked, Integer seatsRemaining, Integer seatsTotal,
        Integer attendees, String bookingUid, Map<String, JsonNode> additional) implements CalcomRecord {

    public Slot {
        additional = CalcomJson.copy(additional);
    }
}
