/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Operations on bookings that newer servers have and the recorded self-hosted server does not have. */
class NewerBookingOperationsTest {

    private static final String TIME = "2026-11-24T10:00:00Z";
    private static final String ATTENDEE = "{\"name\":\"Dora\",\"email\":\"dora@example.net\",\"timeZone\":\"Europe/Rome\"}";

    @Test
    void attendeesAreAddedOneByOneAndRead() {
        try (CalcomSandbox sandbox = start(SandboxProfile.HOSTED)) {
            String path = "/v2/bookings/" + book(sandbox, 1) + "/attendees";
            SandboxClient alice = SandboxClient.of(sandbox).version("2024-08-13");
            long id = alice.json("POST", path, ATTENDEE).data().path("id").asLong();
            assertThat(alice.get(path).data()).extracting(attendee -> attendee.path("email").asText())
                    .containsExactly("ann@example.net", "dora@example.net");
            assertThat(alice.get(path + '/' + id).data().path("name").asText()).isEqualTo("Dora");
            assertThat(alice.get(path + "/999").status()).isEqualTo(404);
        }
    }

    @Test
    void theLocationChangesAndSoDoesTheTimeOfUpdate() {
        try (CalcomSandbox sandbox = start(SandboxProfile.HOSTED)) {
            String uid = book(sandbox, 1);
            sandbox.clock().stopAt(Instant.parse("2026-11-23T10:00:00Z"));
            JsonNode changed = SandboxClient.of(sandbox).version("2024-08-13").json("PATCH", "/v2/bookings/" + uid + "/location",
                    "{\"location\":{\"type\":\"link\",\"link\":\"https://meet.example.com/x\"}}").data();
            assertThat(changed.path("location").asText()).isEqualTo("https://meet.example.com/x");
            assertThat(changed.path("updatedAt").asText()).isEqualTo("2026-11-23T10:00:00.000Z");
        }
    }

    @Test
    void aBookingIsFoundByOneOfItsSeats() {
        try (CalcomSandbox sandbox = start(SandboxProfile.HOSTED)) {
            BookingClient booker = new BookingClient(SandboxClient.of(sandbox));
            long seated = booker.eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                    + "\"seats\":{\"seatsPerTimeSlot\":2,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
            JsonNode booking = booker.book(seated, TIME, "Ann");
            SandboxClient alice = SandboxClient.of(sandbox).version("2026-02-25");
            assertThat(alice.get("/v2/bookings/by-seat/" + booking.path("seatUid").asText()).data().path("uid"))
                    .isEqualTo(booking.path("uid"));
        }
    }

    @Test
    void theSelfHostedServerKnowsNoneOfThem() {
        try (CalcomSandbox sandbox = start(SandboxProfile.SELF_HOSTED)) {
            String uid = book(sandbox, 1);
            SandboxClient alice = SandboxClient.of(sandbox).version("2024-08-13");
            assertThat(alice.get("/v2/bookings/" + uid + "/attendees").error().path("message").asText()).startsWith("Cannot GET");
            assertThat(alice.json("PATCH", "/v2/bookings/" + uid + "/location", "{}").status()).isEqualTo(404);
            assertThat(alice.get("/v2/bookings/by-seat/x").error().path("message").asText()).startsWith("Cannot GET");
        }
    }

    private static CalcomSandbox start(SandboxProfile profile) {
        CalcomSandbox sandbox = CalcomSandbox.builder().profile(profile).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        return sandbox;
    }

    private static String book(CalcomSandbox sandbox, long eventTypeId) {
        return new BookingClient(SandboxClient.withoutKey(sandbox)).book(eventTypeId, TIME, "Ann").path("uid").asText();
    }
}
