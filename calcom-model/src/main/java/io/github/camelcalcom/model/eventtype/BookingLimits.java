/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * Maximum number of bookings, or of booked minutes, in a period. Without a value, there is no limit.
 *
 * @param day        maximum for a day
 * @param week       maximum for a week
 * @param month      maximum for a month
 * @param year       maximum for a year
 * @param disabled   whether there are no limits
 * @param additional see {@link CalcomRecord#additional()}
 */
public record BookingLimits(
        Integer day, Integer week, Integer month, Integer year, Boolean disabled, Map<String, JsonNode> additional) implements CalcomRecord {

    public BookingLimits {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public BookingLimits(Integer day, Integer week, Integer month, Integer year, Boolean disabled) {
        this(day, week, month, year, disabled, null);
    }
}
