/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/** What a route sends to book. */
public final class BookingRequest {

    private BookingRequest() {
    }

    /** A booking by Ada at a full hour of a Tuesday to come, in UTC, within the working hours of everybody whom the sandbox knows. */
    public static Map<String, Object> of(Object eventTypeId, int hour) {
        Instant start = ZonedDateTime.now(ZoneOffset.UTC).plusDays(7).with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).with(LocalTime.of(hour, 0))
                .toInstant();
        return Map.of("start", start, "eventTypeId", eventTypeId,
                "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London"));
    }
}
