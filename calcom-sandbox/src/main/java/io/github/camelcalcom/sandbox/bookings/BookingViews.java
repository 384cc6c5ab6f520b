/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Renders bookings in the format of the versions since 2024-08-13, which differs for plain, recurring and seated bookings. */
final class BookingViews {

    /** Internal metadata of the server: webhooks and the oldest version show it, other answers do not. */
    static final String VIDEO_URL = "videoCallUrl";

    private final SandboxState state;

    BookingViews(SandboxState state) {
        this.state = state;
    }

    /** Returns the representation of several bookings. */
    ArrayNode list(Collection<Booking> bookings, ApiVersion version) {
        ArrayNode views = Json.array();
        bookings.forEach(booking -> views.add(view(booking, version)));
        return views;
    }

    /** Returns what a caller sees of a booking. Attendees of seats may be visible to hosts and administrators only. */
    ObjectNode shown(Call call, Booking booking) {
        ObjectNode view = view(booking, call.version());
        Optional<EventType> hiding = state.eventTypes().find(booking.eventTypeId()).filter(eventType -> {
            JsonNode seats = eventType.settings().path("seats");
            return seats.path("seatsPerTimeSlot").asInt() > 0 && !seats.path("showAttendeeInfo").asBoolean();
        });
        if (hiding.isPresent() && call.caller().filter(caller -> new EventTypeAccess(state).isHostOrAdmin(caller, hiding.get())).isEmpty()) {
            view.putArray("attendees");
        }
        return view;
    }

    /** Returns what a caller sees of several bookings. */
    ArrayNode shown(Call call, Collection<Booking> bookings) {
        ArrayNode views = Json.array();
        bookings.forEach(booking -> views.add(shown(call, booking)));
        return views;
    }

    /** Returns the representation of a booking. */
    ObjectNode view(Booking booking, ApiVersion version) {
        EventType eventType = state.eventTypes().find(booking.eventTypeId()).orElse(null);
        boolean seated = isSeated(booking, eventType);
        boolean recurring = booking.recurringBookingUid() != null;
        ObjectNode view = Json.object();
        if (recurring) {
            putAttendees(view, booking, seated, version);
        }
        view.put("id", booking.id()).put("uid", booking.uid()).put("title", booking.title()).put("description", booking.description());
        view.set("hosts", hosts(booking));
        view.put("status", booking.status().label()).put("cancellationReason", orEmpty(booking.cancellationReason()));
        if (!seated) {
            view.put("cancelledByEmail", "");
        }
        putMove(view, booking, seated, recurring);
        putMeeting(view, booking, eventType);
        if (!seated) {
            view.set("metadata", booking.metadata().deepCopy().without(VIDEO_URL));
        }
        view.putNull("rating").put("icsUid", booking.icsUid());
        if (recurring) {
            view.put("recurringBookingUid", booking.recurringBookingUid());
        } else {
            putAttendees(view, booking, seated, version);
        }
        return view;
    }

    private static boolean isSeated(Booking booking, EventType eventType) {
        return booking.attendees().isEmpty() || booking.attendees().get(0).seat() != null
                || eventType != null && eventType.seatsPerTimeSlot().isPresent();
    }

    private ArrayNode hosts(Booking booking) {
        ArrayNode hosts = Json.array();
        User host = state.users().find(booking.hostId()).orElseThrow();
        hosts.addObject().put("id", host.id()).put("name", host.name()).put("email", host.email()).put("username", host.username())
                .put("timeZone", host.timeZone().name());
        return hosts;
    }

    private static void putMove(ObjectNode view, Booking booking, boolean seated, boolean recurring) {
        if (booking.move().reason() != null && !seated) {
            view.put("reschedulingReason", booking.move().reason());
        }
        if (!recurring) {
            view.put("rescheduledByEmail", booking.move().by());
        }
        if (booking.move().fromUid() != null && !seated) {
            view.put("rescheduledFromUid", booking.move().fromUid());
        }
        if (booking.move().toUid() != null && !seated && !recurring) {
            view.put("rescheduledToUid", booking.move().toUid());
        }
    }

    private static void putMeeting(ObjectNode view, Booking booking, EventType eventType) {
        view.put("start", Json.text(booking.start())).put("end", Json.text(booking.end()))
                .put("duration", Duration.between(booking.start(), booking.end()).toMinutes());
        if (eventType == null) {
            view.putNull("eventTypeId").putNull("eventType");
        } else {
            view.put("eventTypeId", eventType.id()).putObject("eventType").put("id", eventType.id()).put("slug", eventType.slug());
        }
        view.put("meetingUrl", booking.location()).put("location", booking.location()).put("absentHost", booking.hostAbsent())
                .put("createdAt", Json.text(booking.createdAt())).put("updatedAt", Json.text(booking.updatedAt()));
    }

    /** Up to 2024-08-13 a cancelled booking with seats shows no attendees; versions of the hosted service show all of them. */
    private static void putAttendees(ObjectNode view, Booking booking, boolean seated, ApiVersion version) {
        ArrayNode attendees = view.putArray("attendees");
        boolean hidden = seated && booking.status() == BookingStatus.CANCELLED && !version.isHosted();
        if (!hidden) {
            booking.attendees().forEach(attendee -> attendees.add(attendee(attendee)));
        }
        if (!seated) {
            if (booking.responses().path("guests").size() > 0) {
                view.set("guests", booking.responses().get("guests"));
            }
            ObjectNode responses = booking.responses().deepCopy();
            if (booking.move().reason() != null) {
                responses.put("rescheduledReason", booking.move().reason());
            }
            view.set("bookingFieldsResponses", responses);
        }
    }

    private static ObjectNode attendee(Attendee attendee) {
        ObjectNode view = Json.object().put("name", attendee.name()).put("email", attendee.email()).put("timeZone", attendee.timeZone())
                .put("language", attendee.language()).put("absent", attendee.absent());
        if (attendee.phoneNumber() != null) {
            view.put("phoneNumber", attendee.phoneNumber());
        }
        if (attendee.seat() != null) {
            view.put("seatUid", attendee.seat().uid());
            view.set("bookingFieldsResponses", attendee.seat().responses());
            view.set("metadata", attendee.seat().metadata());
        }
        return view;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
