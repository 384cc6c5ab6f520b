/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The connected calendars of a user.
 *
 * @param connectedCalendars  the calendar accounts
 * @param destinationCalendar the calendar that bookings are written to
 * @param additional          see {@link CalcomRecord#additional()}
 */
public record Calendars(
        List<ConnectedCalendar> connectedCalendars, DestinationCalendar destinationCalendar,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public Calendars {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public Calendars(List<ConnectedCalendar> connectedCalendars, DestinationCalendar destinationCalendar) {
        this(connectedCalendars, destinationCalendar, null);
    }
}
