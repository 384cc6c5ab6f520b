/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.schedule;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of the operations that create and update schedules.
 *
 * @param name         the name
 * @param timeZone     the time zone of its hours
 * @param availability the hours by weekday
 * @param isDefault    whether it is a standard one
 * @param overrides    other hours on single dates
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record ScheduleRequest(
        String name, ZoneId timeZone, List<Schedule.Availability> availability, Boolean isDefault, List<Schedule.DateOverride> overrides,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public ScheduleRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ScheduleRequest(String name, ZoneId timeZone, List<Schedule.Availability> availability, Boolean isDefault,
            List<Schedule.DateOverride> overrides) {
        this(name, timeZone, availability, isDefault, overrides, null);
    }
}
