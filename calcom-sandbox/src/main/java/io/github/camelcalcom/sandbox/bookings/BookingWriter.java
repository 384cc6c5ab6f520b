/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stores new bookings. It checks nothing: the caller must have made sure that the booking is allowed. */
final class BookingWriter {

    private static final String UID_HOST = "@Cal.com";

    private final SandboxState state;

    BookingWriter(SandboxState state) {
        this.state = state;
    }

    /**
     * Stores a booking.
     *
     * @param time         time of this occurrence
     * @param hosts        hosts of the booking, the organizer first
     * @param recurringUid uid of the series, null for none
     */
    Booking write(BookingRequest request, Interval time, List<User> hosts, String recurringUid) {
        List<Attendee> attendees = new ArrayList<>();
        boolean seated = request.eventType().seatsPerTimeSlot().isPresent();
        attendees.add(new Attendee(nextAttendeeId(), request.name(), request.email(), request.timeZone(), request.language(),
                request.phoneNumber(), false, seated ? seat(request) : null));
        if (!seated) {
            request.guests().forEach(guest -> attendees.add(new Attendee(nextAttendeeId(), "", guest, request.timeZone(),
                    request.language(), null, false, null)));
        }
        hosts.stream().skip(1).forEach(host -> attendees.add(member(host)));
        String uid = state.uids().shortUid();
        Instant now = state.now();
        BookingStatus status = request.eventType().requiresConfirmation(time.start(), now) ? BookingStatus.PENDING : BookingStatus.ACCEPTED;
        return state.bookings().put(Booking.builder(state.bookings().nextId(), uid, request.eventType().id())
                .hostId(hosts.get(0).id()).title(title(request, hosts.get(0), time)).description(seated ? null : notes(request.responses()))
                .status(status).start(time.start()).end(time.end()).location(request.location())
                .responses(request.responses()).metadata(seated ? Json.object() : request.metadata()).attendees(attendees)
                .createdAt(now).updatedAt(now).icsUid((seated ? state.uids().shortUid() : uid) + UID_HOST)
                .recurringBookingUid(recurringUid).build());
    }

    /** Returns a seat for the booker, with a uid of its own. */
    Attendee.Seat seat(BookingRequest request) {
        return new Attendee.Seat(state.uids().uuid(), request.responses(), request.metadata(),
                !request.eventType().requiresConfirmation(request.time().start(), state.now()));
    }

    /** Returns the id of the next attendee of any booking. */
    long nextAttendeeId() {
        return state.nextAttendeeId();
    }

    /** Returns a new uid for calendars. */
    String icsUid() {
        return state.uids().shortUid() + UID_HOST;
    }

    private static String notes(JsonNode responses) {
        return responses.path("notes").asText("");
    }

    /** Returns a team member other than the organizer, who is stored as an attendee. */
    Attendee member(User host) {
        return new Attendee(nextAttendeeId(), host.name(), host.email(), host.timeZone().name(), host.locale(), null, false, null);
    }

    private String title(BookingRequest request, User host, Interval time) {
        return title(request.eventType(), organizer(request.eventType(), host), request.name(), request.location(), time);
    }

    /** Returns the name of the organizer: the name of the team if all of its hosts take part. */
    String organizer(EventType eventType, User host) {
        return eventType.isCollective() ? state.teams().find(eventType.teamId()).orElseThrow().name() : host.name();
    }

    /** Returns the title of a booking: the event type's own template, or the default one, with the values inserted. */
    static String title(EventType eventType, String host, String booker, String location, Interval time) {
        String custom = eventType.settings().path("customName").asText("");
        String template = custom.isEmpty() ? "{Event type title} between {Organiser} and {Scheduler}" : custom;
        return template.replace("{Event type title}", eventType.title()).replace("{Organiser}", host).replace("{Scheduler}", booker)
                .replace("{Location}", location).replace("{Event duration}",
                        Duration.between(time.start(), time.end()).toMinutes() + " mins");
    }
}
