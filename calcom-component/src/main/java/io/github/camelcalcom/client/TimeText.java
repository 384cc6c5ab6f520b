/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;

/** Writes times as the API reads them: as instants in UTC. Reads the times of headers, which have many types. */
public final class TimeText {

    /** What is expected in place of a time without a zone. */
    static final String ZONE = "a time with a zone (Instant, OffsetDateTime, ZonedDateTime), since a LocalDateTime names no instant";
    /** The same for a text. */
    static final String ZONE_IN_TEXT = "a time with a zone such as 2026-03-29T09:00:00Z, since a time without one names no instant";

    private static final Pattern WITHOUT_ZONE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}(:\\d{2}){0,2}([.,]\\d+)?");

    private TimeText() {
    }

    /** Whether the value names no instant, although it has a time of day. */
    static boolean lacksZone(Object value) {
        return value instanceof LocalDateTime || value instanceof java.sql.Time
               || value instanceof CharSequence text && !endsWithZ(text) && WITHOUT_ZONE.matcher(text.toString().strip()).matches();
    }

    private static boolean endsWithZ(CharSequence text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == 'Z';
    }

    /** The text of a date or time with a zone; null for any other value. */
    static String of(Object value) {
        if (value instanceof Instant || value instanceof LocalDate || value instanceof java.sql.Date) {
            return value.toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant().toString();
        }
        return value instanceof Date date && !lacksZone(date) ? Instant.ofEpochMilli(date.getTime()).toString() : null;
    }

    /**
     * Reads an instant.
     *
     * @param  value a type of {@code java.time} with a zone, a {@code Date}, a {@code Calendar} or a text with a zone
     * @return       null if the value names no instant
     */
    public static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        String text = value instanceof CharSequence ? value.toString().strip() : of(value);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
