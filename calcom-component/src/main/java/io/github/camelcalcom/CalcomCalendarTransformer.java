/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.client.TimeText;
import io.github.camelcalcom.ical.BookingCalendar;
import io.github.camelcalcom.ical.CalendarEntry;
import io.github.camelcalcom.model.CalcomJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an iCalendar object (RFC 5545) of a booking, of a list of bookings, or of a delivery about a booking. The body becomes its text, and the
 * header {@code Content-Type} says the method. Requires the library ical4j.
 */
@DataTypeTransformer(name = "calcom:ical",
                     description = "Turns a booking, a list of bookings or a delivery about a booking into an iCalendar object. Requires ical4j")
public class CalcomCalendarTransformer extends Transformer {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomCalendarTransformer.class);
    private static final String LIBRARY = "net.fortuna.ical4j.model.Calendar";

    /**
     * {@inheritDoc} The body of a booking that another booking has taken the place of becomes null: both are the same event in a calendar. A list
     * leaves out such bookings. A list also leaves out, with a warning, what is not a booking with a uid, a start and an end.
     *
     * @throws IllegalArgumentException if the body is not a booking with a uid, a start and an end, or a list with at least one of them
     * @throws IllegalStateException    if ical4j is missing
     */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        if (getCamelContext().getClassResolver().resolveClass(LIBRARY) == null) {
            throw new IllegalStateException("The data type calcom:ical needs the library org.mnode.ical4j:ical4j (version 4), which is not on the"
                                            + " classpath");
        }
        Instant deliveredAt = deliveredAt(message);
        Object body = message.getBody();
        JsonNode json = CalcomJson.parse(body instanceof StreamCache ? message.getBody(byte[].class) : body);
        BookingCalendar calendar = json.isArray() ? ofList(json, deliveredAt) : ofOne(json, deliveredAt);
        message.setBody(calendar == null ? null : calendar.toString());
        if (calendar != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "text/calendar; charset=UTF-8; method=" + calendar.method());
        }
    }

    /** When the server made the delivery. Null if that is not known: the calendar does without. */
    private static Instant deliveredAt(Message message) {
        Object header = message.getHeader(CalcomConstants.WEBHOOK_CREATED_AT);
        Instant createdAt = TimeText.instant(header);
        if (header != null && createdAt == null) {
            LOG.warn("The header {} is '{}' instead of an instant such as 2027-03-01T10:00:00Z. The calendar uses the start instead",
                    CalcomConstants.WEBHOOK_CREATED_AT, header);
        }
        return createdAt;
    }

    private static BookingCalendar ofOne(JsonNode json, Instant deliveredAt) {
        CalendarEntry entry = CalendarEntry.of(json, deliveredAt);
        return entry == null ? null : BookingCalendar.of(entry);
    }

    private static BookingCalendar ofList(JsonNode json, Instant deliveredAt) {
        List<CalendarEntry> entries = new ArrayList<>();
        List<IllegalArgumentException> refusals = new ArrayList<>();
        for (int index = 0; index < json.size(); index++) {
            try {
                CalendarEntry entry = CalendarEntry.of(json.get(index), deliveredAt);
                if (entry != null) {
                    entries.add(entry);
                }
            } catch (IllegalArgumentException e) {
                refusals.add(e);
                if (refusals.size() == json.size()) {
                    throw refusals.get(0);
                }
                LOG.warn("Item {} of {} is left out of the calendar. {}", index + 1, json.size(), e.getMessage());
            }
        }
        return BookingCalendar.of(entries);
    }
}
