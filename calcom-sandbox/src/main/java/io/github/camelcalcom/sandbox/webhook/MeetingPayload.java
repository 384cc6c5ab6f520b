/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.User;

import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The payload of MEETING_STARTED and MEETING_ENDED: the row of the booking with its host, attendees, payments and references. */
final class MeetingPayload {

    private final Booking booking;
    private final EventType eventType;
    private final User host;

    MeetingPayload(Booking booking, EventType eventType, User host) {
        this.booking = booking;
        this.eventType = eventType;
        this.host = host;
    }

    ObjectNode build() {
        ObjectNode row = Json.object().put("id", booking.id()).put("uid", booking.uid())
                .put("idempotencyKey", UUID.nameUUIDFromBytes(booking.uid().getBytes(UTF_8)).toString())
                .put("userId", host.id()).put("userPrimaryEmail", host.email()).put("eventTypeId", eventType.id())
                .put("title", booking.title()).put("description", booking.description());
        row.set("customInputs", Json.object());
        row.set("responses", PayloadParts.responses(eventType, booking.responses()));
        row.put("startTime", Json.text(booking.start())).put("endTime", Json.text(booking.end())).put("location", booking.location())
                .put("createdAt", Json.text(booking.createdAt())).put("updatedAt", Json.text(booking.updatedAt()))
                .put("status", booking.status().name()).put("paid", false).putNull("destinationCalendarId")
                .put("cancellationReason", booking.cancellationReason()).put("rejectionReason", booking.rejectionReason())
                .putNull("reassignReason").putNull("reassignById").putNull("dynamicEventSlugRef").putNull("dynamicGroupSlugRef")
                .putNull("rescheduled").put("fromReschedule", booking.move().fromUid())
                .put("recurringEventId", booking.recurringBookingUid()).putNull("smsReminderNumber");
        row.putArray("scheduledJobs");
        row.set("metadata", booking.metadata());
        row.put("isRecorded", false).put("iCalUID", booking.icsUid()).put("iCalSequence", booking.icsSequence()).putNull("rating")
                .putNull("ratingFeedback").put("noShowHost", booking.hostAbsent()).putNull("oneTimePassword").putNull("cancelledBy")
                .put("rescheduledBy", booking.move().by()).put("creationSource", "API_V2");
        row.set("user", Json.object().put("email", host.email()).put("name", host.name()).put("timeZone", host.timeZone().name())
                .put("username", host.username()));
        row.set("attendees", attendees(booking));
        row.putArray("payment");
        row.putArray("references");
        return row;
    }

    /** Returns the attendees as rows of the real server's database. */
    static ArrayNode attendees(Booking booking) {
        ArrayNode rows = Json.array();
        for (Attendee attendee : booking.attendees()) {
            rows.addObject().put("id", attendee.id()).put("email", attendee.email()).put("name", attendee.name())
                    .put("timeZone", attendee.timeZone()).put("phoneNumber", attendee.phoneNumber()).put("locale", attendee.language())
                    .put("bookingId", booking.id()).put("noShow", attendee.absent());
        }
        return rows;
    }
}
