/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.error.CalcomServerException;

/**
 * A reading of a whole list that has not come to its end.
 *
 * @param from    changes before it were read by an earlier one
 * @param start   when it began, in the server's time
 * @param cursor  of the page that comes next; null for the first one
 * @param reached a time that the clock of the bookings had reached when it began, as far as the bookings that were read show
 * @param place   the place behind the bookings that were read
 * @param again   whether it has begun again and has not come to the place yet
 */
record Scan(Instant from, Instant start, String cursor, Instant reached, ScanPlace place, boolean again) {

    private static final String FROM = "from";
    private static final String START = "start";
    private static final String CURSOR = "cursor";
    private static final String REACHED = "reached";
    private static final String PLACE = "place";
    private static final String AGAIN = "again";

    static Scan begin(Instant from, Instant start) {
        return new Scan(from, start, null, Instant.EPOCH, ScanPlace.FIRST, false);
    }

    /** A page was read as a whole. */
    Scan read(BookingList.Page page) throws CalcomServerException {
        Instant newest = page.newest();
        Instant shown = newest == null ? reached : newest.minus(Duration.between(start, page.answeredBefore()));
        Instant later = shown.isAfter(reached) ? shown : reached;
        List<BookingChange> behind = again ? page.rows().stream().filter(row -> !place.isAfterOrAt(row)).toList() : page.rows();
        return new Scan(from, start, page.next(), later.isAfter(start) ? start : later, place.behind(behind), again && behind.isEmpty());
    }

    /** The scan from its first page on, because its cursor does not work any more. */
    Scan restarted() {
        return new Scan(from, start, null, reached, place, place.begun());
    }

    /**
     * Whether a booking was read before the scan began again.
     *
     * @param settled changes before it were visible when the scan began
     */
    boolean hasRead(BookingChange row, Instant settled) {
        return again && place.isAfter(row) && row.updatedAt().isBefore(settled);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(FROM, from.toString());
        json.writeStringField(START, start.toString());
        json.writeStringField(CURSOR, cursor);
        json.writeStringField(REACHED, reached.toString());
        json.writeFieldName(PLACE);
        place.writeTo(json);
        json.writeBooleanField(AGAIN, again);
        json.writeEndObject();
    }

    /** Reads what this version or an earlier one wrote, which took the start for the time that was reached. */
    static Scan readFrom(JsonNode json) {
        Instant start = Instant.parse(json.path(START).asText());
        String reached = json.path(REACHED).textValue();
        return new Scan(Instant.parse(json.path(FROM).asText()), start, json.path(CURSOR).textValue(),
                reached == null ? start : Instant.parse(reached), ScanPlace.readFrom(json.path(PLACE)), json.path(AGAIN).booleanValue());
    }
}
