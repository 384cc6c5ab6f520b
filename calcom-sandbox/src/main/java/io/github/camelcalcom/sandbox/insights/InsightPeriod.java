/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A period of insights.
 *
 * @param start first instant
 * @param end   first instant after the period
 */
record InsightPeriod(ZonedDateTime start, ZonedDateTime end) {

    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 30;
    private static final int MOST_DAYS_BY_WEEK = 90;
    private static final int MOST_DAYS_BY_MONTH = 365;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH);

    /** Returns the thirty days up to an instant. */
    static InsightPeriod upTo(Instant now, ZoneId zone) {
        ZonedDateTime tomorrow = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        return new InsightPeriod(tomorrow.minusDays(DEFAULT_DAYS), tomorrow);
    }

    /**
     * Returns the period of a request: two dates, where the last day is included, or two instants.
     *
     * @throws ApiException 400 for anything else
     */
    static InsightPeriod of(JsonNode dates, ZoneId zone) {
        return new InsightPeriod(moment(dates, "startDate", zone, 0), moment(dates, "endDate", zone, 1));
    }

    private static ZonedDateTime moment(JsonNode dates, String name, ZoneId zone, int days) {
        String text = dates.path(name).asText();
        if (!Rule.isoDate().holds().test(Json.MAPPER.getNodeFactory().textNode(text))) {
            throw ApiException.badRequest(name + " must be a valid ISO 8601 date string");
        }
        return text.length() == "2024-01-01".length() ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone)
                : IsoInstant.parse(text).plusMillis(days).atZone(zone);
    }

    /** Returns the period of the same length that ends at the start of this one. */
    InsightPeriod previous() {
        return new InsightPeriod(start.minus(Duration.between(start, end)), start);
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(start.toInstant()) && instant.isBefore(end.toInstant());
    }

    /** Returns the days of the period, or its weeks, months or years if it is long. The first and the last part may be shorter. */
    List<InsightPeriod> parts() {
        List<InsightPeriod> parts = new ArrayList<>();
        long days = Duration.between(start, end).toDays();
        for (ZonedDateTime from = start; from.isBefore(end);) {
            ZonedDateTime next = next(from, days);
            ZonedDateTime to = next.isBefore(end) ? next : end;
            parts.add(new InsightPeriod(from, to));
            from = to;
        }
        return parts;
    }

    private static ZonedDateTime next(ZonedDateTime from, long days) {
        LocalDate date = from.toLocalDate();
        LocalDate next = days <= MOST_DAYS ? date.plusDays(1)
                : days <= MOST_DAYS_BY_WEEK ? date.with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
                : days <= MOST_DAYS_BY_MONTH ? date.with(TemporalAdjusters.firstDayOfNextMonth())
                : date.with(TemporalAdjusters.firstDayOfNextYear());
        return next.atStartOfDay(from.getZone());
    }

    /** Returns a label, for example {@code Jan 1}, for more than a day {@code Jan 1 - Jan 7}. */
    String label() {
        return label(SHORT);
    }

    /** Returns the label with the year. */
    String fullLabel() {
        return label(FULL);
    }

    private String label(DateTimeFormatter format) {
        String first = startLabel(format);
        String last = endLabel(format);
        return first.equals(last) ? first : first + " - " + last;
    }

    /** Returns the first day, for example {@code Jan 1, 2026}. */
    String firstDay() {
        return startLabel(FULL);
    }

    /** Returns the last day, for example {@code Jan 31, 2026}. */
    String lastDay() {
        return endLabel(FULL);
    }

    private String startLabel(DateTimeFormatter format) {
        return format.format(start);
    }

    private String endLabel(DateTimeFormatter format) {
        return format.format(end.minusNanos(1));
    }
}
