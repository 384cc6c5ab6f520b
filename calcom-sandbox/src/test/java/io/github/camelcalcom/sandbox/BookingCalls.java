/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.time.Duration;
import java.time.Instant;

/** Calls that create or change a booking, each with a booking of its own at a time of its own. They have a sandbox of their own. */
final class BookingCalls implements AutoCloseable {

    private static final String SEATS = ",\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}";
    private static final String CONFIRMED = ",\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}";

    private static final String LENGTHS = ",\"lengthInMinutesOptions\":[15,30,60],\"locations\":[{\"type\":\"integration\","
            + "\"integration\":\"cal-video\"}]";

    private final CalcomSandbox sandbox;
    private final BookingClient host;
    private final BookingClient booker;
    private final long eventType;
    private final long seated;
    private final long confirmed;
    private final String pastUid;
    private Instant time = Instant.parse("2027-08-01T00:00:00Z");
    private String uid;
    private String seat;

    BookingCalls() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).bookingTime(Duration.ZERO)
                .seed(seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London").eventType("Past", "past", 30)
                        .booking("past", Instant.parse("2026-11-20T10:00:00Z"), "Ann", "ann@example.net")).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        host = new BookingClient(SandboxClient.of(sandbox));
        booker = new BookingClient(SandboxClient.withoutKey(sandbox));
        eventType = eventType("talk", LENGTHS);
        seated = eventType("class", SEATS);
        confirmed = eventType("review", CONFIRMED);
        pastUid = sandbox.bookings().get(0).uid();
    }

    private long eventType(String slug, String settings) {
        return host.eventType("{\"title\":\"T\",\"slug\":\"" + slug + "\",\"lengthInMinutes\":30" + settings + '}');
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** Returns the id of the event type whose bookings are created, moved and cancelled. */
    String eventType() {
        return Long.toString(eventType);
    }

    /** Returns a time at which the host is free. */
    String nextTime() {
        time = time.plus(Duration.ofHours(1));
        return time.toString();
    }

    /** The seat of the body that was made last. */
    String seat() {
        return seat;
    }

    /** Creates the booking that a call needs, and returns a body that is valid for it. */
    ObjectNode base(String operation) {
        return switch (operation) {
            case "bookings/create" -> BookingClient.request(eventType, nextTime(), "Ann");
            case "bookings/reschedule", "bookings/reschedule seat" -> booked(operation).put("start", nextTime());
            case "bookings/cancel", "bookings/cancel seat" -> booked(operation).put("cancellationReason", "Ill");
            case "bookings/decline" -> bookedOf(confirmed, Json.object());
            case "bookings/mark-absent" -> Json.object().put("host", true);
            default -> {
                ObjectNode guests = bookedOf(eventType, Json.object());
                guests.putArray("guests").addObject().put("email", "guest@example.net");
                yield guests;
            }
        };
    }

    private ObjectNode booked(String operation) {
        if (!operation.endsWith(" seat")) {
            return bookedOf(eventType, Json.object());
        }
        ObjectNode body = bookedOf(seated, Json.object());
        return body.put("seatUid", seat);
    }

    private ObjectNode bookedOf(long type, ObjectNode body) {
        JsonNode booking = booker.book(type, nextTime(), "Ann");
        uid = booking.path("uid").asText();
        seat = booking.path("seatUid").asText(null);
        return body;
    }

    /** Sends a body for the booking that was created for it. */
    SandboxClient.Answer send(String operation, ObjectNode body) {
        String action = operation.substring(operation.indexOf('/') + 1).replace(" seat", "");
        return switch (action) {
            case "create" -> booker.post(body);
            case "reschedule", "cancel" -> booker.act(uid, action, body);
            case "mark-absent" -> host.act(pastUid, action, body);
            case "add" -> host.act(uid, "guests", body);
            default -> host.act(uid, action, body);
        };
    }
}
