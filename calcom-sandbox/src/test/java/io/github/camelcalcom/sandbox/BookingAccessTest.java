/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers see of bookings and may do with them, as on the real server. */
class BookingAccessTest {

    private static final long TURNS = 1;
    private static final long TOGETHER = 2;
    private static final String NOON = "2026-11-24T12:00:00Z";

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private BookingClient bob;
    private BookingClient stranger;

    @BeforeEach
    void aTeamAndAStranger() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).seed(seeding -> {
            Seeding.SeededUser owner = seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.team("Crew", owner).member(seeding.user("bob", "Bob", "bob@example.com", "Europe/London"))
                    .eventType("Turns", "turns", 30, "roundRobin").eventType("Together", "together", 30, "collective");
            seeding.user("carol", "Carol", "carol@example.com", "Europe/London").eventType("Own", "own", 30);
        }).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox, "alice"));
        bob = new BookingClient(SandboxClient.of(sandbox, "bob"));
        stranger = new BookingClient(SandboxClient.of(sandbox, "carol"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private long seated(boolean showsAttendees) {
        return alice.eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":" + showsAttendees + ",\"showAvailabilityCount\":true}}");
    }

    private static String messageOf(SandboxClient.Answer answer) {
        return answer.error().path("message").asText();
    }

    @Test
    void hiddenAttendeesOfSeatsAreVisibleToTheHostOnly() {
        long seated = seated(false);
        BookingClient anonymous = new BookingClient(SandboxClient.withoutKey(sandbox));
        var booked = anonymous.book(seated, NOON, "Ann");
        String uid = booked.path("uid").asText();
        ObjectNode move = Json.object().put("start", "2026-11-24T13:00:00Z").put("seatUid", booked.path("seatUid").asText());

        assertThat(booked.path("attendees")).isEmpty();
        assertThat(anonymous.get(uid).path("attendees")).isEmpty();
        assertThat(stranger.get(uid).path("attendees")).isEmpty();
        assertThat(alice.get(uid).path("attendees")).hasSize(1);
        assertThat(anonymous.act(uid, "reschedule", move).data().path("attendees")).isEmpty();
    }

    @Test
    void attendeesOfSeatsAreVisibleToAllIfTheEventTypeShowsThem() {
        long seated = seated(true);
        assertThat(stranger.book(seated, NOON, "Ann").path("attendees")).hasSize(1);
    }

    @Test
    void onlyHostsCancelABookingWithAllItsSeats() {
        long seated = seated(true);
        BookingClient anonymous = new BookingClient(SandboxClient.withoutKey(sandbox));
        var booked = anonymous.book(seated, NOON, "Ann");
        String uid = booked.path("uid").asText();
        for (BookingClient other : List.of(anonymous, stranger, bob)) {
            SandboxClient.Answer refused = other.cancel(uid, "Ill");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.json().path("message").asText()).isEqualTo("User not a host of this event or an admin of the booking user");
        }
        anonymous.book(seated, NOON, "Ben");
        ObjectNode ofAnn = Json.object().put("seatUid", booked.path("seatUid").asText());
        assertThat(anonymous.act(uid, "cancel", ofAnn).status()).isEqualTo(200);
        assertThat(alice.cancel(uid, "Ill").data().path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void anAdministratorOfTheOrganizationCancelsTheSeatsOfItsMembers() {
        try (OrganizationClient acme = OrganizationClient.start()) {
            long seated = new BookingClient(acme.as("mia")).eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                    + "\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
            String uid = acme.book(seated, NOON).data().path("uid").asText();
            assertThat(new BookingClient(acme.as("stranger")).cancel(uid, "Ill").status()).isEqualTo(401);
            assertThat(new BookingClient(acme.as("olivia")).cancel(uid, "Ill").data().path("status").asText()).isEqualTo("cancelled");
        }
    }

    @Test
    void aMemberListsAllBookingsOfTheTeam() {
        String first = stranger.book(TURNS, NOON, "Ann").path("uid").asText();
        String second = stranger.book(TURNS, NOON, "Ben").path("uid").asText();
        long team = 1;

        assertThat(bob.list("teamId=" + team).data()).extracting(booking -> booking.path("uid").asText()).containsExactlyInAnyOrder(first, second);
        assertThat(alice.list("teamsIds=" + team).data()).hasSize(2);
        assertThat(bob.list("take=9").data()).hasSize(1);
        assertThat(stranger.list("teamId=" + team).data()).isEmpty();
    }

    @Test
    void bookingsAreReassignedByTheirPeopleAmongHostsWhoTakeTurns() {
        String turns = stranger.book(TURNS, NOON, "Ann").path("uid").asText();
        String together = stranger.book(TOGETHER, "2026-11-24T13:00:00Z", "Ben").path("uid").asText();

        SandboxClient.Answer foreign = stranger.act(turns, "reassign", Json.object());
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(messageOf(foreign)).isEqualTo("You do not have permission to reassign this booking");
        assertThat(stranger.act(turns, "reassign/2", Json.object()).status()).isEqualTo(403);
        assertThat(messageOf(alice.act(together, "reassign", Json.object())))
                .isEqualTo("Can't reassign the booking because no other host is available at that time.");
        assertThat(messageOf(bob.act(turns, "reassign/3", Json.object()))).startsWith("User with id=3 is not a valid Round Robin host - ");
        assertThat(bob.act(turns, "reassign", Json.object()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "alice, 13", "bob, 14", "bob, 15" })
    void bookingsOfAllHostsAreNotReassigned(String caller, int hour) {
        String together = stranger.book(TOGETHER, "2026-11-24T" + hour + ":00:00Z", "Ben").path("uid").asText();
        SandboxClient.Answer answer = new BookingClient(SandboxClient.of(sandbox, caller)).act(together, "reassign", Json.object());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(messageOf(answer)).isEqualTo("Can't reassign the booking because no other host is available at that time.");
    }

    @Test
    void anyKeyMarksAHostAbsentButOnlyTheHostMarksAttendees() {
        String uid = alice.book(TURNS, NOON, "Ann").path("uid").asText();
        sandbox.clock().stopAt(Instant.parse(NOON).plusSeconds(60));
        ObjectNode attendees = Json.object();
        attendees.putArray("attendees").addObject().put("email", "ann@example.net").put("absent", true);

        assertThat(stranger.act(uid, "mark-absent", attendees).status()).isEqualTo(500);
        assertThat(stranger.act(uid, "mark-absent", Json.object().put("host", true)).data().path("absentHost").asBoolean()).isTrue();
        assertThat(alice.act(uid, "mark-absent", Json.object().put("host", false)).data().path("absentHost").asBoolean()).isTrue();
        assertThat(alice.act(uid, "mark-absent", attendees).data().at("/attendees/0/absent").asBoolean()).isTrue();
    }
}
