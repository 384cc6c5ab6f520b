/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A booking as the API answers it: one for a plain booking, one for each occurrence of a recurring booking, and one for all attendees of a seated
 * booking. The API has a type for each of the three, but their fields differ only in {@code recurringBookingUid} and the seats.
 *
 * @param id                     the number
 * @param uid                    the uid, which names the booking in the API
 * @param title                  the title
 * @param description            a text that describes it
 * @param hosts                  the users whose time it takes
 * @param status                 the state
 * @param cancellationReason     the reason for the cancellation
 * @param cancelledByEmail       the e-mail address of the person who cancelled it
 * @param reschedulingReason     the reason for rescheduling
 * @param rescheduledByEmail     the e-mail address of the person who rescheduled it
 * @param rescheduledFromUid     the uid of the booking that it replaces
 * @param rescheduledToUid       the uid of the booking that replaces it
 * @param start                  the start
 * @param end                    the end
 * @param duration               length in minutes
 * @param eventTypeId            the number of the event type
 * @param eventType              the event type; null if it was deleted
 * @param meetingUrl             the address of the meeting; superseded by location
 * @param location               the place: an address, a link, a phone number, or the name of a meeting service
 * @param absentHost             whether a host was marked as absent
 * @param createdAt              when it was created
 * @param updatedAt              when it was changed last
 * @param metadata               custom data by key; values must be texts
 * @param rating                 the rating by the attendee
 * @param icsUid                 the uid of the event in iCalendar
 * @param attendees              the attendees
 * @param guests                 e-mail addresses of further guests
 * @param bookingFieldsResponses the answers to the questions of the booking form, by their slug
 * @param recurringBookingUid    the uid of the series; null for a booking that is not recurring
 * @param seatUid                the uid of the new seat; only in the answer to the request that took it
 * @param additional             see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Booking(
        Long id, String uid, String title, String description, List<Host> hosts, BookingStatus status, String cancellationReason,
        String cancelledByEmail, String reschedulingReason, String rescheduledByEmail, String rescheduledFromUid, String rescheduledToUid,
        Instant start, Instant end, Integer duration, Long eventTypeId, EventTypeReference eventType, String meetingUrl, String location,
        Boolean absentHost, Instant createdAt, Instant updatedAt, Map<String, Object> metadata, Integer rating, String icsUid,
        List<Attendee> attendees, List<String> guests, Map<String, Object> bookingFieldsResponses, String recurringBookingUid, String seatUid,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public Booking {
        additional = CalcomJson.copy(additional);
    }

    /** Whether it is an occurrence of a recurring booking. */
    public boolean isRecurring() {
        return recurringBookingUid != null;
    }

    /** Whether its attendees have seats. */
    public boolean isSeated() {
        return seatUid != null || attendees != null && attendees.stream().anyMatch(attendee -> attendee.seatUid() != null);
    }

    /**
     * A user whose time the booking takes.
     *
     * @param id           the number
     * @param name         the name
     * @param email        the e-mail address
     * @param displayEmail the e-mail address to show, without the additions of managed users
     * @param username     the user name
     * @param timeZone     the time zone
     * @param additional   see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    public record Host(
            Long id, String name, String email, String displayEmail, String username, ZoneId timeZone,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public Host {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * The event type of a booking.
     *
     * @param id         the number
     * @param slug       the short name in addresses
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record EventTypeReference(Long id, String slug, Map<String, JsonNode> additional) implements CalcomRecord {

        public EventTypeReference {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public EventTypeReference(Long id, String slug) {
            this(id, slug, null);
        }
    }
}
