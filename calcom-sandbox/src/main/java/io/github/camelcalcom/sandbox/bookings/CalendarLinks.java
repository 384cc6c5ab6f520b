/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The links that add a booking to a calendar. */
final class CalendarLinks {

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Booking booking;
    private final String details;

    /** @param details description of the event type */
    CalendarLinks(Booking booking, String details) {
        this.booking = booking;
        this.details = details;
    }

    /** Returns one link for each kind of calendar. */
    ArrayNode all(Instant now) {
        String body = "body=" + encoded(details) + "&enddt=" + booking.end() + "&path=";
        String times = "&rru=addevent&startdt=" + booking.start() + "&subject=";
        ArrayNode links = Json.array();
        add(links, "Google Calendar", "googleCalendar", "https://calendar.google.com/calendar/r/eventedit?dates="
                + COMPACT.format(booking.start()) + '/' + COMPACT.format(booking.end()) + "&text=" + booking.title()
                + "&details=" + encoded(details));
        add(links, "Microsoft Office", "microsoftOffice", "https://outlook.office.com/calendar/0/deeplink/compose?" + body
                + "%2Fcalendar%2Faction%2Fcompose" + times + booking.title());
        add(links, "Microsoft Outlook", "microsoftOutlook", "https://outlook.live.com/calendar/0/deeplink/compose?" + body
                + "%252Fcalendar%252Faction%252Fcompose" + times + encoded(booking.title()));
        add(links, "ICS", "ics", "data:text/calendar," + encoded(file(now)));
        return links;
    }

    private static void add(ArrayNode links, String label, String id, String link) {
        links.addObject().put("label", label).put("id", id).put("link", link);
    }

    private String file(Instant now) {
        return String.join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "PRODID:adamgibbons/ics", "METHOD:PUBLISH",
                "X-PUBLISHED-TTL:PT1H", "BEGIN:VEVENT", "UID:" + booking.uid(), "SUMMARY:" + booking.title(),
                "DTSTAMP:" + COMPACT.format(now.truncatedTo(ChronoUnit.MINUTES)), "DTSTART:" + COMPACT.format(booking.start()),
                "DESCRIPTION:" + details, "DURATION:" + Duration.between(booking.start(), booking.end()),
                "END:VEVENT", "END:VCALENDAR", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
