/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maximum amount of bookings in a day, week, month or year of a zone. Weeks start on Sunday, as on the real server.
 *
 * @param most number of bookings or minutes, at least 1
 */
public record PeriodLimit(Unit unit, long most) {

    private static final Map<String, Unit> NAMES = Map.of("day", Unit.DAY, "week", Unit.WEEK, "month", Unit.MONTH, "year", Unit.YEAR,
            "perDay", Unit.DAY, "perWeek", Unit.WEEK, "perMonth", Unit.MONTH, "perYear", Unit.YEAR);

    /** The period of a limit. */
    public enum Unit {
        /** From midnight to midnight. */
        DAY,
        /** From Sunday to Saturday. */
        WEEK,
        /** Calendar month. */
        MONTH,
        /** Calendar year. */
        YEAR
    }

    /**
     * Returns the limits of a setting. Values that are 0 or not a number are ignored.
     *
     * @param setting {@code {day,week,month,year}} as in event types or {@code {perDay,...}} as in users; any other value means no limits
     */
    public static List<PeriodLimit> of(JsonNode setting) {
        List<PeriodLimit> limits = new ArrayList<>();
        setting.properties().forEach(field -> {
            Unit unit = NAMES.get(field.getKey());
            if (unit != null && field.getValue().asLong() > 0) {
                limits.add(new PeriodLimit(unit, field.getValue().asLong()));
            }
        });
        return limits;
    }

    /** Returns the period that contains an instant. */
    public Interval around(Instant instant, ZoneId zone) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        LocalDate first = switch (unit) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTH -> date.withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
        LocalDate next = switch (unit) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case YEAR -> first.plusYears(1);
        };
        return new Interval(first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }
}
