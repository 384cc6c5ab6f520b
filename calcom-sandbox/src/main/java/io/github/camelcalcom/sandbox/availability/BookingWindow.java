/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The period in which an event type can be booked: the parsed setting {@code bookingWindow} of version 2024-06-14. As on the real server,
 * days ahead are days of the booker, a range consists of days of the host, and both use the current offsets of the zones.
 *
 * @param first   first instant that can be booked
 * @param end     first instant after the window
 * @param rolling counts days with free slots; null if the window does not depend on free slots
 */
public record BookingWindow(Instant first, Instant end, Rolling rolling) {

    /** Period before the start in which the real server looks for slots if the window rolls. */
    private static final Period LOOK_BACK = Period.ofMonths(1);

    /**
     * A window that covers a number of days with free slots.
     *
     * @param days     number of days
     * @param business whether Saturdays and Sundays are skipped
     * @param today    current time of the booker
     */
    record Rolling(int days, boolean business, OffsetDateTime today) {

        /** Maximum number of days in which the real server looks for free slots. */
        private static final int MOST_DAYS = 61;

        Instant end(Set<LocalDate> free) {
            LocalDate date = today.toLocalDate();
            LocalDate last = null;
            int found = 0;
            for (int checked = 0; found < days && checked < MOST_DAYS; checked++) {
                if (free.contains(date)) {
                    found++;
                    last = date;
                }
                date = business ? businessDays(date, 1) : date.plusDays(1);
            }
            return (last == null ? date : last).plusDays(1).atStartOfDay().toInstant(today.getOffset());
        }
    }

    /**
     * Returns the current window.
     *
     * @param setting {@code {type:calendarDays|businessDays,value,rolling}}, {@code {type:range,value:[from,to]}}, or anything else for no
     *                limit
     * @param host    zone of the event type's schedule
     * @param booker  zone of the caller that looks for slots or books one
     */
    public static BookingWindow of(JsonNode setting, ZoneId host, ZoneId booker, Instant now) {
        JsonNode value = setting.path("value");
        ZoneOffset offset = host.getRules().getOffset(now);
        OffsetDateTime today = now.atOffset(booker.getRules().getOffset(now)).truncatedTo(ChronoUnit.DAYS);
        return switch (setting.path("type").asText()) {
            case "range" -> new BookingWindow(startOfDay(value.path(0), offset, 0), startOfDay(value.path(1), offset, 1), null);
            case "calendarDays" -> ahead(setting, today, false);
            case "businessDays" -> ahead(setting, today, true);
            default -> new BookingWindow(Instant.MIN, Instant.MAX, null);
        };
    }

    private static BookingWindow ahead(JsonNode setting, OffsetDateTime today, boolean business) {
        int days = setting.path("value").asInt();
        if (setting.path("rolling").asBoolean(false)) {
            return new BookingWindow(Instant.MIN, Instant.MAX, new Rolling(days, business, today));
        }
        LocalDate last = business ? businessDays(today.toLocalDate(), days) : today.toLocalDate().plusDays(days);
        return new BookingWindow(Instant.MIN, last.plusDays(1).atStartOfDay().toInstant(today.getOffset()), null);
    }

    private static LocalDate businessDays(LocalDate from, int days) {
        LocalDate date = from;
        for (int counted = 0; counted < days;) {
            date = date.plusDays(1);
            counted += date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return date;
    }

    /**
     * Returns the start of the host's day that contains midnight UTC of a date, because the real server stores the dates of a range as
     * midnights in UTC.
     */
    private static Instant startOfDay(JsonNode text, ZoneOffset offset, int daysLater) {
        LocalDate date = LocalDate.parse(text.asText().substring(0, "yyyy-MM-dd".length()));
        return date.atStartOfDay(ZoneOffset.UTC).withZoneSameInstant(offset).truncatedTo(ChronoUnit.DAYS).plusDays(daysLater).toInstant();
    }

    /** Whether a booking may start at an instant. A rolling window allows everything, because it limits lists of slots only. */
    public boolean allows(Instant start) {
        return !start.isBefore(first) && start.isBefore(end);
    }

    /**
     * Returns the slots within the window.
     *
     * @param zone zone whose dates the slots are grouped by
     */
    List<Interval> cut(List<Interval> slots, ZoneId zone) {
        Instant limit = rolling == null ? end : rolling.end(slots.stream().map(slot -> slot.start().atZone(zone).toLocalDate())
                .collect(Collectors.toSet()));
        return slots.stream().filter(slot -> allows(slot.start()) && slot.start().isBefore(limit)).toList();
    }

    /** Returns the start of the search for slots from an instant on: a month earlier if the window rolls. */
    public Instant searchFrom(Instant wanted, Instant now) {
        Instant yesterday = now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        return rolling == null || wanted.isBefore(yesterday) ? wanted : wanted.atZone(ZoneOffset.UTC).minus(LOOK_BACK).toInstant();
    }
}
