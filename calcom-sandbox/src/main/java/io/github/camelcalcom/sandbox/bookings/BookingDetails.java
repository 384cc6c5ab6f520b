/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/**
 * Operations on details of a booking: references, calendar links and recordings. The sandbox has no video service, so its answers about
 * video calls are those of a server without one.
 */
final class BookingDetails {

    private static final String VIDEO_TYPE = "daily_video";

    private static final Schema REFERENCES = new Schema().optional("type", Rule.in(List.of("google_calendar", "office365_calendar",
            VIDEO_TYPE, "google_video", "office365_video", "zoom_video")));

    private static final Schema LOCATION = new Schema().required("location", new Schema().required("type", Rule.string()), Rule.object());

    private final SandboxState state;
    private final BookingTable table;

    BookingDetails(SandboxState state, BookingTable table) {
        this.state = state;
        this.table = table;
    }

    /** Returns the references to external services. */
    Answer references(Call call) {
        ObjectNode query = Json.object();
        call.query("type").ifPresent(type -> query.put("type", type));
        REFERENCES.accept(query);
        Booking booking = existing(call);
        boolean asTeam = call.operation().path().contains("{teamId}");
        if (!asTeam && booking.hostId() != call.user().id()) {
            throw ApiException.badRequest("Booking with uid " + booking.uid() + " does not belong to user");
        }
        ArrayNode references = Json.array();
        if (Locations.isVideo(booking) && query.path("type").asText(VIDEO_TYPE).equals(VIDEO_TYPE)) {
            references.addObject().put("type", VIDEO_TYPE).put("eventUid", "").put("id", booking.id()).putNull("destinationCalendarId");
        }
        return Answer.ok(references);
    }

    /** Returns links that add the booking to a calendar. */
    Answer calendarLinks(Call call) {
        Booking booking = existing(call);
        return Answer.ok(new CalendarLinks(booking, table.eventType(booking).description()).all(call.now()));
    }

    private Booking existing(Call call) {
        String uid = call.path("bookingUid");
        return table.existing(uid, "Booking with uid " + uid + " not found");
    }

    /** Changes the location of the meeting. */
    Answer updateLocation(Call call, BookingViews views) {
        ObjectNode input = LOCATION.accept(call.bodyToCheck());
        Booking booking = existing(call);
        if (booking.hostId() != call.user().id()) {
            throw ApiException.forbidden("User is not the host of booking with uid " + booking.uid());
        }
        Booking changed = state.bookings().put(booking.change().location(Locations.changed(input.get("location")))
                .updatedAt(call.now()).build());
        return Answer.ok(views.view(changed, call.version()));
    }

    /** Returns recordings and transcripts. */
    Answer recordings(Call call) {
        throw withoutVideo(table.existing(call.path("bookingUid")));
    }

    /** Returns the participants of the video call. */
    Answer conferencingSessions(Call call) {
        String uid = call.path("bookingUid");
        Booking booking = state.bookings().find(uid).filter(found -> found.hostId() == call.user().id())
                .orElseThrow(() -> ApiException.forbidden("BookingPbacGuard - user with id=" + call.user().id()
                        + " does not have access to booking with uid=" + uid));
        throw withoutVideo(booking);
    }

    private static ApiException withoutVideo(Booking booking) {
        return ApiException.notFound("No Cal Video reference found with booking uid " + booking.uid());
    }
}
