/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The counterpart of a booking in a calendar or meeting service.
 *
 * @param id                    the number
 * @param type                  the service
 * @param eventUid              the id of the event in the service
 * @param destinationCalendarId the id of the calendar
 * @param additional            see {@link CalcomRecord#additional()}
 */
public record BookingReference(
        Long id, String type, String eventUid, String destinationCalendarId, Map<String, JsonNode> additional) implements CalcomRecord {

    public BookingReference {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public BookingReference(Long id, String type, String eventUid, String destinationCalendarId) {
        this(id, type, eventUid, destinationCalendarId, null);
    }
}
