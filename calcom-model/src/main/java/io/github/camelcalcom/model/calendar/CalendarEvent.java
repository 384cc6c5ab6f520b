/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * An event in a connected calendar.
 *
 * @param id                 the id
 * @param start              the start
 * @param end                the end
 * @param title              the title
 * @param description        a text that describes it
 * @param locations          the places
 * @param attendees          the attendees
 * @param status             the state: {@code accepted}, {@code pending}, {@code declined} or {@code cancelled}
 * @param hosts              the hosts
 * @param calendarEventOwner the owner
 * @param source             the calendar service
 * @param additional         see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record CalendarEvent(
        String id, EventTime start, EventTime end, String title, String description, List<EventLocation> locations, List<EventAttendee> attendees,
        String status, List<EventHost> hosts, EventOwner calendarEventOwner, String source,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public CalendarEvent {
        additional = CalcomJson.copy(additional);
    }

    /**
     * A time with its time zone.
     *
     * @param time       the time in ISO 8601 form
     * @param timeZone   the time zone
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record EventTime(String time, ZoneId timeZone, Map<String, JsonNode> additional) implements CalcomRecord {

        public EventTime {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public EventTime(String time, ZoneId timeZone) {
            this(time, timeZone, null);
        }
    }

    /**
     * A place of an event.
     *
     * @param type        the kind of place
     * @param url         the address
     * @param label       the name
     * @param password    the password
     * @param meetingCode the code of the meeting
     * @param accessCode  the code for access by phone
     * @param pin         the pin for access by phone
     * @param regionCode  the region of the phone number
     * @param additional  see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    public record EventLocation(
            String type, String url, String label, SecretText password, String meetingCode, String accessCode, String pin, String regionCode,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public EventLocation {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * An attendee of an event.
     *
     * @param email          the e-mail address
     * @param name           the name
     * @param responseStatus the answer: {@code accepted}, {@code pending}, {@code declined} or {@code needsAction}
     * @param self           whether it is the caller
     * @param optional       whether the attendee is optional
     * @param host           whether the attendee is a host
     * @param additional     see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    public record EventAttendee(
            String email, String name, String responseStatus, Boolean self, Boolean optional, Boolean host,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public EventAttendee {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * A host of an event.
     *
     * @param email          the e-mail address
     * @param name           the name
     * @param responseStatus the answer
     * @param additional     see {@link CalcomRecord#additional()}
     */
    public record EventHost(String email, String name, String responseStatus, Map<String, JsonNode> additional) implements CalcomRecord {

        public EventHost {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public EventHost(String email, String name, String responseStatus) {
            this(email, name, responseStatus, null);
        }
    }

    /**
     * The owner of an event.
     *
     * @param email      the e-mail address
     * @param name       the name
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record EventOwner(String email, String name, Map<String, JsonNode> additional) implements CalcomRecord {

        public EventOwner {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public EventOwner(String email, String name) {
            this(email, name, null);
        }
    }
}
