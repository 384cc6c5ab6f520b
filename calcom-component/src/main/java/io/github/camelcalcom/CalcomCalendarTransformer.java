/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.ical.BookingCalendar;
import io.github.camelcalcom.ical.CalendarEntry;
import io.github.camelcalcom.model.CalcomJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes an iCalendar object (RFC 5545) of a booking, of a list of bookings, or of a delivery about a booking. The body becomes its text, and the
 * header {@code Content-Type} says the method. Requires the library ical4j.
 */
@DataTypeTransformer(name = "calcom:ical",
                     description = "Turns a booking, a list of bookings or a delivery about a booking into an iCalendar object. Requires ical4j")
public class CalcomCalendarTransformer extends Transformer {

    private static final String LIBRARY = "net.fortuna.ical4j.model.Calendar";

    /**
     * {@inheritDoc} The body of a booking that another booking has taken the place of becomes null: both are the same event in a calendar. A list
     * leaves out such bookings.
     *
     * @throws IllegalArgumentException if the body is not a booking or a list of bookings
     * @throws IllegalStateException    if ical4j is missing
     */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        if (getCamelContext().getClassResolver().resolveClass(LIBRARY) == null) {
            throw new IllegalStateException("The data type calcom:ical needs the library org.mnode.ical4j:ical4j (version 4), which is not on the"
                                            + " classpath");
        }
        String createdAt = message.getHeader(CalcomConstants.WEBHOOK_CREATED_AT, String.class);
        Instant deliveredAt = createdAt == null ? null : Instant.parse(createdAt);
        Object body = message.getBody();
        JsonNode json = CalcomJson.parse(body instanceof StreamCache ? message.getBody(byte[].class) : body);
        BookingCalendar calendar = json.isArray() ? ofList(json, deliveredAt) : ofOne(json, deliveredAt);
        message.setBody(calendar == null ? null : calendar.toString());
        if (calendar != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "text/calendar; charset=UTF-8; method=" + calendar.method());
        }
    }

    private static BookingCalendar ofOne(JsonNode json, Instant deliveredAt) {
        CalendarEntry entry = CalendarEntry.of(json, deliveredAt);
        return entry == null ? null : BookingCalendar.of(entry);
    }

    private static BookingCalendar ofList(JsonNode json, Instant deliveredAt) {
        List<CalendarEntry> entries = new ArrayList<>();
        json.forEach(booking -> {
            CalendarEntry entry = CalendarEntry.of(booking, deliveredAt);
            if (entry != null) {
                entries.add(entry);
            }
        });
        return BookingCalendar.of(entries);
    }
}
