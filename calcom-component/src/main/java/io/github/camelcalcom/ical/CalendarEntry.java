/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.ical;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.model.webhook.WebhookPayload;

/**
 * What iCalendar says of a booking. A booking that takes the place of another one has the same uid as that, and a higher sequence.
 *
 * @param uid         the uid of the event
 * @param sequence    the number of the revision
 * @param state       the state of the booking
 * @param changedAt   when the booking was changed last
 * @param start       the start
 * @param end         the end
 * @param title       the title; null if there is none
 * @param description the description; null if there is none
 * @param location    the place; null if there is none
 * @param organizer   the first host; null if there is none
 * @param attendees   the other hosts, the attendees and the guests
 */
public record CalendarEntry(
        String uid, int sequence, State state, Instant changedAt, Instant start, Instant end, String title, String description, String location,
        Person organizer, List<Person> attendees) {

    /** The API has no number of the revision: the seconds since then are one, which fits into the 31 bits of iCalendar. */
    private static final long FIRST_REVISION = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

    private static final String EXPECTED = "calcom:ical needs a booking with uid, start and end, or a list of such bookings";
    private static final String OF_ALL_BOOKINGS = "@Cal.com";

    public CalendarEntry {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        attendees = List.copyOf(attendees);
    }

    /** The state of a booking. */
    public enum State {
        /** It takes place. */
        CONFIRMED,
        /** It waits for a confirmation. */
        TENTATIVE,
        /** It does not take place. */
        CANCELLED;

        private static State of(Object status) {
            return switch (String.valueOf(status).toLowerCase(Locale.ROOT)) {
                case "cancelled", "rejected" -> CANCELLED;
                case "pending" -> TENTATIVE;
                default -> CONFIRMED;
            };
        }
    }

    /**
     * A person of a booking.
     *
     * @param name  the name; null if it is not known
     * @param email the e-mail address
     */
    public record Person(String name, String email) {
    }

    /**
     * Returns the entry of a booking.
     *
     * @param  json                     a booking, or the payload of a webhook with a booking
     * @param  createdAt                when the server made the delivery; null for a booking of the API
     * @return                          null for a booking that another one has taken the place of, since that one has the same event
     * @throws IllegalArgumentException if it is not a booking with a uid, a start and an end; the message names the field
     */
    public static CalendarEntry of(JsonNode json, Instant createdAt) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(EXPECTED + ". It is not an object");
        }
        if (!json.hasNonNull("startTime") && !json.hasNonNull("endTime")) {
            Booking booking = CalcomJson.read(json, Booking.class);
            require(json, "uid", isEmpty(booking.uid()) ? null : booking.uid());
            require(json, "start", booking.start());
            require(json, "end", booking.end());
            return booking.rescheduledToUid() != null ? null : ofBooking(booking);
        }
        WebhookPayload payload = CalcomJson.read(json, WebhookPayload.class);
        if (payload instanceof WebhookPayload.Meeting meeting) {
            requireDelivery(json, meeting.iCalUID(), meeting.uid(), meeting.startTime(), meeting.endTime());
            return ofMeeting(meeting);
        }
        WebhookPayload.BookingEvent event = payload instanceof WebhookPayload.BookingEvent complete ? complete
                : CalcomJson.read(json, WebhookPayload.BookingEvent.class);
        requireDelivery(json, event.iCalUID(), event.uid(), event.startTime(), event.endTime());
        return ofEvent(event, createdAt);
    }

    private static void requireDelivery(JsonNode json, String iCalUid, String uid, Object start, Object end) {
        require(json, "uid", isEmpty(iCalUid) && isEmpty(uid) ? null : uid(iCalUid, uid));
        require(json, "startTime", start);
        require(json, "endTime", end);
    }

    private static void require(JsonNode json, String field, Object value) {
        if (value == null) {
            String uid = json.path("uid").textValue();
            throw new IllegalArgumentException(EXPECTED + ". The field " + field + (isEmpty(uid) ? "" : " of the booking '" + uid + '\'')
                                               + (json.hasNonNull(field) ? " is '" + json.get(field).asText() + '\'' : " is missing"));
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    private static CalendarEntry ofBooking(Booking booking) {
        Instant changedAt = booking.updatedAt() != null ? booking.updatedAt() : booking.createdAt();
        List<Person> hosts = new ArrayList<>();
        list(booking.hosts()).forEach(host -> add(hosts, host.name(), host.email()));
        List<Person> attendees = new ArrayList<>(hosts.subList(Math.min(1, hosts.size()), hosts.size()));
        list(booking.attendees()).forEach(attendee -> add(attendees, attendee.name(), attendee.email()));
        list(booking.guests()).forEach(guest -> add(attendees, null, guest));
        String uid = booking.icsUid() != null ? booking.icsUid() : booking.uid() + OF_ALL_BOOKINGS;
        int sequence = changedAt == null ? 0 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, changedAt.getEpochSecond() - FIRST_REVISION));
        return new CalendarEntry(uid, sequence, State.of(booking.status()), changedAt != null ? changedAt : booking.start(), booking.start(),
                booking.end(), booking.title(), booking.description(), booking.location(), hosts.isEmpty() ? null : hosts.get(0), attendees);
    }

    private static CalendarEntry ofEvent(WebhookPayload.BookingEvent event, Instant createdAt) {
        List<Person> attendees = new ArrayList<>();
        if (event.team() != null) {
            list(event.team().members()).forEach(member -> add(attendees, member.name(), member.email()));
        }
        list(event.attendees()).forEach(attendee -> add(attendees, attendee.name(), attendee.email()));
        WebhookPayload.Person organizer = event.organizer();
        Instant start = instant(event.startTime());
        return new CalendarEntry(uid(event.iCalUID(), event.uid()), event.iCalSequence() == null ? 0 : event.iCalSequence(), State.of(event.status()),
                createdAt != null ? createdAt : start, start, instant(event.endTime()), event.title(), event.additionalNotes(), event.location(),
                organizer == null || organizer.email() == null ? null : new Person(organizer.name(), organizer.email()), attendees);
    }

    private static CalendarEntry ofMeeting(WebhookPayload.Meeting meeting) {
        List<Person> attendees = new ArrayList<>();
        list(meeting.attendees()).forEach(attendee -> add(attendees, attendee.name(), attendee.email()));
        WebhookPayload.StoredUser organizer = meeting.user();
        Instant changedAt = meeting.updatedAt() != null ? meeting.updatedAt() : meeting.startTime();
        return new CalendarEntry(uid(meeting.iCalUID(), meeting.uid()), meeting.iCalSequence() == null ? 0 : meeting.iCalSequence(),
                State.of(meeting.status()), changedAt, meeting.startTime(), meeting.endTime(), meeting.title(), meeting.description(),
                meeting.location(), organizer == null || organizer.email() == null ? null : new Person(organizer.name(), organizer.email()),
                attendees);
    }

    private static String uid(String iCalUid, String uid) {
        return !isEmpty(iCalUid) ? iCalUid : uid + OF_ALL_BOOKINGS;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> List<T> list(List<T> items) {
        return items == null ? List.of() : items;
    }

    private static void add(List<Person> people, String name, String email) {
        if (email != null && people.stream().noneMatch(person -> person.email().equalsIgnoreCase(email))) {
            people.add(new Person(name, email));
        }
    }
}
