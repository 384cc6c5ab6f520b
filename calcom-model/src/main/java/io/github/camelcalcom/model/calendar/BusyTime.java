/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * A time at which a user is busy.
 *
 * @param start      the start
 * @param end        the end
 * @param title      the title of the event
 * @param source     the calendar
 * @param timeZone   the time zone of the event
 * @param additional see {@link CalcomRecord#additional()}
 */
public record BusyTime(
        Instant start, Instant end, String title, String source, ZoneId timeZone, Map<String, JsonNode> additional) implements CalcomRecord {

    public BusyTime {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public BusyTime(Instant start, Instant end, String title, String source, ZoneId timeZone) {
        this(start, end, title, source, timeZone, null);
    }
}
