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

/** Writes new bookings into the state. Looks at nothing: whoever calls it has made sure that the booking may be made. */
final class BookingWriter {

    private static final String UID_HOST = "@Cal.com";

    private final SandboxState state;

    BookingWriter(SandboxState state) {
        this.state = state;
    }

    /**
     * A booking as it was asked for.
     *
     * @param time         of this occurrence
     * @param hosts        who is met, the one who invites first
     * @param recurringUid the series, null for none
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

    /** A seat for whoever asked, with a uid of its own. */
    Attendee.Seat seat(BookingRequest request) {
        return new Attendee.Seat(state.uids().uuid(), request.responses(), request.metadata());
    }

    /** The number of the next attendee of any booking. */
    long nextAttendeeId() {
        return state.nextAttendeeId();
    }

    /** A new uid for calendars. */
    String icsUid() {
        return state.uids().shortUid() + UID_HOST;
    }

    private static String notes(JsonNode responses) {
        return responses.path("notes").asText("");
    }

    /** Somebody of the team beside the one who invites, who is kept among the attendees. */
    Attendee member(User host) {
        return new Attendee(nextAttendeeId(), host.name(), host.email(), host.timeZone().getId(), host.locale(), null, false, null);
    }

    private String title(BookingRequest request, User host, Interval time) {
        return title(request.eventType(), organizer(request.eventType(), host), request.name(), request.location(), time);
    }

    /** Who is named as the one who invites: the team if all of it does. */
    String organizer(EventType eventType, User host) {
        return eventType.isCollective() ? state.teams().find(eventType.teamId()).orElseThrow().name() : host.name();
    }

    /** What a booking is called: the event type's own words with the values put in, or the usual ones. */
    static String title(EventType eventType, String host, String booker, String location, Interval time) {
        String custom = eventType.settings().path("customName").asText("");
        String template = custom.isEmpty() ? "{Event type title} between {Organiser} and {Scheduler}" : custom;
        return template.replace("{Event type title}", eventType.title()).replace("{Organiser}", host).replace("{Scheduler}", booker)
                .replace("{Location}", location).replace("{Event duration}",
                        Duration.between(time.start(), time.end()).toMinutes() + " mins");
    }
}
