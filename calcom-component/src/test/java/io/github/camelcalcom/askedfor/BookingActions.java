/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.NOON;
import static io.github.camelcalcom.askedfor.Caller.TEN;
import static io.github.camelcalcom.askedfor.Caller.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Bookings and slots. */
final class BookingActions {

    private static final String BOOKING_UID = "bookingUid";

    private BookingActions() {
    }

    static void addTo(Actions actions) {
        actions.add(88, "bookings/create", caller -> {
            JsonNode booking = caller.book("intro", TEN, "Ann");
            assertThat(booking.path("uid").asText()).isNotEmpty();
            assertThat(booking.path("status").asText()).isEqualTo("accepted");
            assertThat(booking.at("/attendees/0/email").asText()).isEqualTo("ann@example.net");
        }).add(99, "bookings/get", caller -> {
            JsonNode booking = caller.book("intro", TEN, "Ann");
            JsonNode read = caller.call("bookings/get", null, BOOKING_UID, booking.path("uid").asText());
            assertThat(read.path("uid")).isEqualTo(booking.path("uid"));
            assertThat(read.path("start").asText()).isEqualTo(TEN);
        }).add(50, "bookings/list", BookingActions::lists).add(4, "bookings/cancel", caller -> {
            JsonNode cancelled = caller.call("bookings/cancel", Map.of("cancellationReason", "Ill"), BOOKING_UID,
                    caller.book("intro", TEN, "Ann").path("uid").asText());
            assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
            assertThat(cancelled.path("cancellationReason").asText()).isEqualTo("Ill");
        }).add(10, "bookings/confirm", caller -> assertThat(caller.call("bookings/confirm", null, BOOKING_UID, requested(caller))
                .path("status").asText()).isEqualTo("accepted")
        ).add(27, "bookings/decline", caller -> {
            JsonNode declined = caller.call("bookings/decline", Map.of("reason", "Busy"), BOOKING_UID, requested(caller));
            assertThat(declined.path("status").asText()).isEqualTo("rejected");
            String reason = caller.sandbox().bookings().get(0).rejectionReason();
            assertThat(reason).as("answers do not contain it").isEqualTo("Busy");
        });
        addChanges(actions);
        addSlots(actions);
    }

    private static void addChanges(Actions actions) {
        actions.add(79, "bookings/mark-absent", caller -> {
            String uid = caller.book("intro", TEN, "Ann").path("uid").asText();
            caller.sandbox().clock().stopAt(Instant.parse(NOON));
            JsonNode marked = caller.call("bookings/mark-absent",
                    Map.of("attendees", List.of(Map.of("email", "ann@example.net", "absent", true))), BOOKING_UID, uid);
            assertThat(marked.at("/attendees/0/absent").asBoolean()).isTrue();
        }).add(96, "bookings/reschedule", caller -> {
            String uid = caller.book("intro", TEN, "Ann").path("uid").asText();
            JsonNode moved = caller.call("bookings/reschedule", Map.of("start", NOON, "reschedulingReason", "Train"), BOOKING_UID, uid);
            assertThat(moved.path("start").asText()).isEqualTo(NOON);
            assertThat(moved.path("rescheduledFromUid").asText()).isEqualTo(uid);
        }).add(93, "bookings/reassign-to-user", caller -> {
            JsonNode booking = caller.book("demo", TEN, "Ann");
            String other = booking.at("/hosts/0/username").asText().equals("mia") ? "olivia" : "mia";
            JsonNode reassigned = caller.call("bookings/reassign-to-user", Map.of("reason", "Leave"), BOOKING_UID, booking.path("uid").asText(),
                    "userId", caller.id(other));
            assertThat(reassigned.at("/reassignedTo/id").asLong()).isEqualTo(caller.id(other));
        }).add(94, "bookings/reassign", caller -> {
            JsonNode booking = caller.book("demo", TEN, "Ann");
            JsonNode reassigned = caller.call("bookings/reassign", null, BOOKING_UID, booking.path("uid").asText());
            assertThat(reassigned.at("/reassignedTo/id").asLong()).isPositive().isNotEqualTo(booking.at("/hosts/0/id").asLong());
        });
    }

    /** Returns the uid of a booking that waits for confirmation. */
    private static String requested(Caller caller) {
        caller.call("event-types/update", Map.of("confirmationPolicy", Map.of("type", "always", "blockUnconfirmedBookingsInBooker", false)),
                "eventTypeId", caller.eventType("intro"));
        JsonNode booking = caller.book("intro", TEN, "Ann");
        assertThat(booking.path("status").asText()).isEqualTo("pending");
        return booking.path("uid").asText();
    }

    /** Filtered by status, attendee, event type, team and dates: the list has what matches, and nothing else. */
    private static void lists(Caller caller) {
        String ann = caller.book("intro", TEN, "Ann").path("uid").asText();
        String ben = caller.book("long-talk", "2026-11-25T10:00:00Z", "Ben").path("uid").asText();
        String cid = caller.book("help", "2026-11-26T10:00:00Z", "Cid").path("uid").asText();
        caller.call("bookings/cancel", Map.of("cancellationReason", "Ill"), BOOKING_UID, ben);

        assertThat(uids(caller)).containsExactlyInAnyOrder(ann, ben, cid);
        assertThat(uids(caller, "status", "upcoming")).containsExactlyInAnyOrder(ann, cid);
        assertThat(uids(caller, "status", "cancelled")).containsExactly(ben);
        assertThat(uids(caller, "attendeeEmail", "ann@example.net")).containsExactly(ann);
        assertThat(uids(caller, "attendeeName", "Ben")).containsExactly(ben);
        assertThat(uids(caller, BOOKING_UID, cid)).containsExactly(cid);
        assertThat(uids(caller, "eventTypeId", caller.eventType("intro"))).containsExactly(ann);
        assertThat(uids(caller, "eventTypeIds", caller.eventType("intro") + "," + caller.eventType("help"))).containsExactlyInAnyOrder(ann, cid);
        assertThat(uids(caller, "teamId", caller.id("support"))).containsExactly(cid);
        assertThat(uids(caller, "teamsIds", caller.id("support"))).containsExactly(cid);
        assertThat(uids(caller, "afterStart", "2026-11-25T00:00:00Z")).containsExactlyInAnyOrder(ben, cid);
        assertThat(uids(caller, "beforeEnd", "2026-11-25T00:00:00Z")).containsExactly(ann);
        assertThat(uids(caller, "afterStart", "2026-11-24T12:00:00Z", "beforeEnd", "2026-11-25T12:00:00Z")).containsExactly(ben);
        assertThat(uids(caller, "afterCreatedAt", "2026-11-24T00:00:00Z")).isEmpty();
        assertThat(uids(caller, "beforeUpdatedAt", "2026-11-24T00:00:00Z")).hasSize(3);
        assertThat(uids(caller, "limit", 1)).as("read in pages").containsExactlyInAnyOrder(ann, ben, cid);
    }

    private static List<String> uids(Caller caller, Object... filter) {
        return texts(caller.call("bookings/list", null, filter), "uid");
    }

    private static void addSlots(Actions actions) {
        actions.add(59, "slots/list", caller -> {
            caller.book("intro", TEN, "Ann");
            JsonNode slots = caller.call("slots/list", null, "eventTypeId", caller.eventType("intro"), "start", "2026-11-24", "end", "2026-11-24");
            assertThat(texts(slots.path("2026-11-24"), "start")).contains(NOON).doesNotContain(TEN);
        }).add(59, "slots/list-available", caller -> {
            caller.book("intro", TEN, "Ann");
            JsonNode slots = caller.call("slots/list-available", null, "eventTypeId", caller.eventType("intro"),
                    "startTime", "2026-11-24T00:00:00Z", "endTime", "2026-11-24T23:00:00Z");
            assertThat(texts(slots.path("slots").path("2026-11-24"), "time")).contains(NOON).doesNotContain(TEN);
        }).add(97, "slots/reserve", caller -> {
            JsonNode reserved = reserve(caller);
            assertThat(reserved.path("reservationUid").asText()).isNotEmpty();
            assertThat(reserved.path("slotStart").asText()).startsWith("2026-11-24T10:00:00");
        }).add(97, "slots/reserve-selected", caller -> assertThat(reserveSelected(caller).asText()).isNotEmpty()
        ).add(39, "slots/delete-reservation", caller -> {
            caller.call("slots/delete-reservation", null, "uid", reserve(caller).path("reservationUid").asText());
            assertThat(reserve(caller).path("reservationUid").asText()).as("the slot is free again").isNotEmpty();
        }).add(39, "slots/delete-selected", caller -> {
            caller.call("slots/delete-selected", null, "uid", reserveSelected(caller).asText());
            assertThat(reserveSelected(caller).asText()).isNotEmpty();
        });
    }

    private static JsonNode reserve(Caller caller) {
        return caller.call("slots/reserve", Map.of("eventTypeId", caller.eventType("intro"), "slotStart", TEN));
    }

    private static JsonNode reserveSelected(Caller caller) {
        return caller.call("slots/reserve-selected", Map.of("eventTypeId", caller.eventType("intro"), "slotUtcStartDate", TEN,
                "slotUtcEndDate", "2026-11-24T10:30:00.000Z"));
    }
}
