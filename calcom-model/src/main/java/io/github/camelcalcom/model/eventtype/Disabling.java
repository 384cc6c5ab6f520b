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
 * Whether attendees may not cancel or reschedule bookings.
 *
 * @param disabled      whether they may not
 * @param minutesBefore minutes before the start from which they may not; only for rescheduling
 * @param additional    see {@link CalcomRecord#additional()}
 */
public record Disabling(Boolean disabled, Integer minutesBefore, Map<String, JsonNode> additional) implements CalcomRecord {

    public Disabling {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public Disabling(Boolean disabled, Integer minutesBefore) {
        this(disabled, minutesBefore, null);
    }
}
