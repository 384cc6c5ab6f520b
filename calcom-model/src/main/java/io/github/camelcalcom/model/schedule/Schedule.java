/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A schedule: the hours at which a user can be booked.
 *
 * @param id           the number
 * @param ownerId      the number of the user who owns it
 * @param name         the name
 * @param timeZone     the time zone of its hours
 * @param availability the hours by weekday
 * @param isDefault    whether it is a standard one
 * @param overrides    other hours on single dates
 * @param additional   see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Schedule(
        Long id, Long ownerId, String name, ZoneId timeZone, List<Availability> availability, Boolean isDefault, List<DateOverride> overrides,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public Schedule {
        additional = CalcomJson.copy(additional);
    }

    /**
     * Hours on days of the week.
     *
     * @param days       the days
     * @param startTime  the begin
     * @param endTime    the end
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record Availability(
            List<Weekday> days, LocalTime startTime, LocalTime endTime, Map<String, JsonNode> additional) implements CalcomRecord {

        public Availability {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Availability(List<Weekday> days, LocalTime startTime, LocalTime endTime) {
            this(days, startTime, endTime, null);
        }
    }

    /**
     * Hours on one date, instead of those of its weekday. Equal begin and end mean that the date cannot be booked.
     *
     * @param date       the date
     * @param startTime  the begin
     * @param endTime    the end
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record DateOverride(LocalDate date, LocalTime startTime, LocalTime endTime, Map<String, JsonNode> additional) implements CalcomRecord {

        public DateOverride {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public DateOverride(LocalDate date, LocalTime startTime, LocalTime endTime) {
            this(date, startTime, endTime, null);
        }
    }
}
