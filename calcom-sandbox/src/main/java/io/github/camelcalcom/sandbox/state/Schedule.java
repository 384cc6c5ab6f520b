/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * The opening hours of a user. {@link User#defaultScheduleId()} determines the default schedule.
 *
 * @param timeZone     zone of all local times
 * @param availability weekly hours; several entries may apply to one day
 * @param overrides    hours that replace the weekly ones on single dates
 */
public record Schedule(
        long id, long ownerId, String name, NamedZone timeZone, List<Availability> availability, List<Override> overrides) {

    public Schedule {
        availability = List.copyOf(availability);
        overrides = List.copyOf(overrides);
    }

    /**
     * Hours on days of the week. As on the real server, {@code end} may precede {@code start}, then there are none. The server's slots
     * treat an end of 23:59 as the end of the day.
     *
     * @param id id of the row, which only the oldest version shows
     */
    public record Availability(long id, List<DayOfWeek> days, LocalTime start, LocalTime end) {

        public Availability {
            days = List.copyOf(days);
        }
    }

    /**
     * Hours on a date. If {@code start} equals {@code end}, there are none.
     *
     * @param id id of the row, which only the oldest version shows
     */
    public record Override(long id, LocalDate date, LocalTime start, LocalTime end) {
    }
}
