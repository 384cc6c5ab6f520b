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
 * The calendar that bookings of an event type are written to.
 *
 * @param integration the calendar service
 * @param externalId  the calendar service's own id of the calendar
 * @param additional  see {@link CalcomRecord#additional()}
 */
public record DestinationCalendarReference(String integration, String externalId, Map<String, JsonNode> additional) implements CalcomRecord {

    public DestinationCalendarReference {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public DestinationCalendarReference(String integration, String externalId) {
        this(integration, externalId, null);
    }
}
