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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of {@code calendars/update-event}. A field that is absent keeps its value.
 *
 * @param start       the start with its time zone
 * @param end         the end with its time zone
 * @param title       the title
 * @param description a text that describes it
 * @param attendees   all attendees; other attendees are removed
 * @param status      the state of the event
 * @param additional  see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record CalendarEventRequest(
        CalendarEvent.EventTime start, CalendarEvent.EventTime end, String title, String description, List<CalendarEvent.EventAttendee> attendees,
        String status, Map<String, JsonNode> additional) implements CalcomRecord {

    public CalendarEventRequest {
        additional = CalcomJson.copy(additional);
    }
}
