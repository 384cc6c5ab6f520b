/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Bookings from creation to their end, with the changes of {@code updatedAt}. */
class BookingLifeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String TOMORROW = "2026-11-24T10:00:00Z";

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private BookingClient bob;
    private BookingClient stranger;
    private long talk;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ofMillis(1)).seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London").eventType("Talk", "talk", 30);
            seeding.user("bob", "Bob", "bob@example.com", "Europe/Rome");
        }).start();
        sandbox.clock().stopAt(NOW);
        SandboxClient keyless = SandboxClient.withoutKey(sandbox);
        alice = new BookingClient(SandboxClient.of(sandbox));
        bob = new BookingClient(keyless.with("Authorization", "Bearer " + sandbox.apiKey("bob")));
        stranger = new BookingClient(keyless);
        talk = 1;
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aCancelledSlotCanBeBookedAgainByTheSameAttendee() {
        String first = stranger.book(talk, TOMORROW, "Carl").path("uid").asText();
        assertThat(stranger.post(BookingClient.request(talk, TOMORROW, "Carl")).status()).isEqualTo(400);
        assertThat(stranger.cancel(first, "").status()).isEqualTo(200);
        String second = stranger.book(talk, TOMORROW, "Carl").path("uid").asText();
        assertThat(second).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void aMovedBookingNamesTheNextOneAndKeepsItsCalendarUid() {
        JsonNode first = alice.book(talk, TOMORROW, "Carl");
        sandbox.clock().advance(Duration.ofMinutes(1));
        JsonNode second = move(first, "2026-11-24T11:00:00Z");
        JsonNode third = move(second, "2026-11-24T12:00:00Z");
        assertThat(alice.get(uid(first)).path("rescheduledToUid").asText()).isEqualTo(uid(second));
        assertThat(alice.get(uid(first)).path("updatedAt").asText()).isEqualTo("2026-11-23T09:01:00.000Z");
        assertThat(alice.get(uid(second)).path("status").asText()).isEqualTo("cancelled");
        assertThat(third.path("rescheduledFromUid").asText()).isEqualTo(uid(second));
        assertThat(third.path("icsUid")).isEqualTo(first.path("icsUid"));
        assertThat(third.path("createdAt").asText()).isEqualTo("2026-11-23T09:01:00.000Z");
        SandboxClient.Answer again = alice.act(uid(first), "reschedule", Json.object().put("start", "2026-11-24T15:00:00Z"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error().path("message").asText()).contains(uid(second)).doesNotContain(uid(third));
    }

    @Test
    void aMoveToATimeThatOverlapsItsOwnIsAllowed() {
        JsonNode booking = alice.book(talk, TOMORROW, "Carl");
        assertThat(uid(move(booking, "2026-11-24T10:15:00Z"))).isNotEmpty();
    }

    @Test
    void aMoveByAnAttendeeNeedsConfirmationAndAMoveByTheHostDoesNot() {
        long reviewed = alice.eventType("{\"title\":\"Review\",\"slug\":\"review\",\"lengthInMinutes\":30,"
                + "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}}");
        JsonNode asked = stranger.book(reviewed, TOMORROW, "Carl");
        assertThat(asked.path("status").asText()).isEqualTo("pending");
        assertThat(alice.act(uid(asked), "confirm", Json.object()).data().path("status").asText()).isEqualTo("accepted");
        JsonNode byHost = move(asked, "2026-11-24T11:00:00Z");
        assertThat(byHost.path("status").asText()).isEqualTo("accepted");
        JsonNode byAttendee = stranger.act(uid(byHost), "reschedule", Json.object().put("start", "2026-11-24T12:00:00Z")).data();
        assertThat(byAttendee.path("status").asText()).isEqualTo("pending");
    }

    @Test
    void aRepeatedRequestReturnsThePendingBooking() {
        long reviewed = alice.eventType("{\"title\":\"Review\",\"slug\":\"review\",\"lengthInMinutes\":30,"
                + "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}}");
        JsonNode first = stranger.book(reviewed, TOMORROW, "Carl");
        assertThat(uid(stranger.book(reviewed, TOMORROW, "Carl"))).isEqualTo(uid(first));
        assertThat(uid(stranger.book(reviewed, TOMORROW, "Dora"))).isNotEqualTo(uid(first));
    }

    @Test
    void pendingRequestsBlockTheSlotIfTheEventTypeRequiresIt() {
        long blocking = alice.eventType("{\"title\":\"Block\",\"slug\":\"block\",\"lengthInMinutes\":30,"
                + "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":true}}");
        stranger.book(blocking, TOMORROW, "Carl");
        assertThat(stranger.post(BookingClient.request(blocking, TOMORROW, "Dora")).status()).isEqualTo(400);
    }

    @Test
    void onlyTheAbsenceOfTheHostChangesTheTimeOfUpdate() {
        JsonNode booking = alice.book(talk, TOMORROW, "Carl");
        sandbox.clock().stopAt(Instant.parse("2026-11-24T10:05:00Z"));
        JsonNode marked = alice.act(uid(booking), "mark-absent", absent("carl@example.net")).data();
        assertThat(marked.path("attendees").path(0).path("absent").asBoolean()).isTrue();
        assertThat(marked.path("updatedAt")).isEqualTo(booking.path("updatedAt"));
        JsonNode hostAbsent = alice.act(uid(booking), "mark-absent", Json.object().put("host", true)).data();
        assertThat(hostAbsent.path("absentHost").asBoolean()).isTrue();
        assertThat(hostAbsent.path("updatedAt").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
    }

    @Test
    void absenceCannotBeMarkedBeforeTheStartNorByOthers() {
        JsonNode booking = alice.book(talk, TOMORROW, "Carl");
        assertThat(alice.act(uid(booking), "mark-absent", absent("carl@example.net")).status()).isEqualTo(400);
        sandbox.clock().stopAt(Instant.parse("2026-11-24T10:05:00Z"));
        assertThat(bob.act(uid(booking), "mark-absent", absent("carl@example.net")).status()).isEqualTo(500);
        assertThat(stranger.act(uid(booking), "mark-absent", absent("carl@example.net")).status()).isEqualTo(403);
    }

    @Test
    void anEndedBookingCanBeMovedButNotCancelled() {
        JsonNode booking = alice.book(talk, TOMORROW, "Carl");
        sandbox.clock().stopAt(Instant.parse("2026-11-24T11:00:00Z"));
        SandboxClient.Answer refused = alice.cancel(uid(booking), "late");
        assertThat(refused.json()).isEqualTo(Json.object().put("statusCode", 400)
                .put("message", "Cannot cancel a booking that has already ended"));
        assertThat(uid(move(booking, "2026-11-25T10:00:00Z"))).isNotEmpty();
    }

    @Test
    void theHostCanIgnoreConflictsInVersionsOfTheHostedService() {
        alice.book(talk, TOMORROW, "Carl");
        ObjectNode body = BookingClient.request(talk, TOMORROW, "Dora").put("allowConflicts", true);
        SandboxClient hosted = SandboxClient.of(sandbox).version("2026-02-25");
        assertThat(SandboxClient.withoutKey(sandbox).version("2026-02-25").json("POST", "/v2/bookings", body.toString()).status())
                .isEqualTo(400);
        assertThat(hosted.json("POST", "/v2/bookings", body.toString()).status()).isEqualTo(201);
    }

    @Test
    void noticeAndScheduleAreKept() {
        long noticed = alice.eventType("{\"title\":\"Notice\",\"slug\":\"notice\",\"lengthInMinutes\":30,\"minimumBookingNotice\":120}");
        assertThat(stranger.post(BookingClient.request(noticed, "2026-11-23T10:30:00Z", "Carl")).status()).isEqualTo(400);
        assertThat(stranger.post(BookingClient.request(noticed, "2026-11-23T11:00:00Z", "Carl")).status()).isEqualTo(201);
        SandboxClient.of(sandbox).json("PATCH", "/v2/me", "{\"defaultScheduleId\":999}");
        assertThat(stranger.post(BookingClient.request(noticed, "2026-11-24T08:30:00Z", "Dora")).status()).as("before nine").isEqualTo(400);
        assertThat(stranger.post(BookingClient.request(noticed, "2026-11-24T09:00:00Z", "Dora")).status()).isEqualTo(201);
    }

    @Test
    void guestsAreKeptWhenTheBookingMoves() {
        JsonNode booking = alice.book(talk, TOMORROW, "Carl");
        ObjectNode guests = Json.object();
        guests.putArray("guests").addObject().put("email", "guest@example.net").put("name", "Guest");
        assertThat(alice.act(uid(booking), "guests", guests).data().path("guests")).hasSize(1);
        assertThat(alice.act(uid(booking), "guests", guests).status()).as("the same guest again").isEqualTo(400);
        JsonNode moved = move(booking, "2026-11-24T15:00:00Z");
        assertThat(moved.path("attendees")).hasSize(2);
        assertThat(moved.path("attendees").path(1).path("email").asText()).isEqualTo("guest@example.net");
    }

    private JsonNode move(JsonNode booking, String start) {
        return alice.act(uid(booking), "reschedule", Json.object().put("start", start)).data();
    }

    private static ObjectNode absent(String email) {
        ObjectNode body = Json.object();
        body.putArray("attendees").addObject().put("email", email).put("absent", true);
        return body;
    }

    private static String uid(JsonNode booking) {
        return booking.path("uid").asText();
    }
}
