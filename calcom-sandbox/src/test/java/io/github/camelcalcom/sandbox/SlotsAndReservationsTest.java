/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Free slots, and the influence of schedules, bookings and reservations on them. */
class SlotsAndReservationsTest {

    private static final String DAY = "start=2026-11-24&end=2026-11-24";

    private CalcomSandbox sandbox;
    private SandboxClient visitor;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        visitor = SandboxClient.withoutKey(sandbox).version("2024-09-04");
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aBookedSlotIsFreeAgainWhenTheBookingIsCancelled() {
        assertThat(starts("eventTypeId=1&" + DAY)).hasSize(48).contains("2026-11-24T10:00:00.000Z");
        String uid = alice.book(1, "2026-11-24T10:00:00Z", "Ann").path("uid").asText();
        assertThat(starts("eventTypeId=1&" + DAY)).hasSize(47).doesNotContain("2026-11-24T10:00:00.000Z");
        alice.cancel(uid, "off");
        assertThat(starts("eventTypeId=1&" + DAY)).hasSize(48);
    }

    @Test
    void buffersKeepTimeFreeAroundBookings() {
        long buffered = alice.eventType("{\"title\":\"Calm\",\"slug\":\"calm\",\"lengthInMinutes\":30,"
                + "\"beforeEventBuffer\":30,\"afterEventBuffer\":60}");
        alice.book(1, "2026-11-24T10:00:00Z", "Ann");
        assertThat(starts("eventTypeId=" + buffered + "&" + DAY))
                .contains("2026-11-24T08:30:00.000Z", "2026-11-24T11:00:00.000Z")
                .doesNotContain("2026-11-24T09:00:00.000Z", "2026-11-24T09:30:00.000Z", "2026-11-24T10:30:00.000Z");
    }

    @Test
    void slotsAreGroupedByTheDatesOfTheCallersZone() {
        JsonNode days = slots("eventTypeId=1&" + DAY + "&timeZone=America/New_York&format=range");
        assertThat(days.properties()).extracting(Map.Entry::getKey).containsExactly("2026-11-23", "2026-11-24");
        assertThat(days.path("2026-11-23").path(0).path("start").asText()).isEqualTo("2026-11-23T19:00:00.000-05:00");
        assertThat(days.path("2026-11-23").path(0).path("end").asText()).isEqualTo("2026-11-23T19:30:00.000-05:00");
    }

    @Test
    void slotsOfAnOfficeInAnotherZoneMoveWhenItsClocksChange() {
        SandboxClient.of(sandbox).version("2024-06-11").json("POST", "/v2/schedules", "{\"name\":\"Office\",\"timeZone\":\"Europe/Rome\","
                + "\"isDefault\":true,\"availability\":[{\"days\":[\"Friday\",\"Monday\"],"
                + "\"startTime\":\"09:00\",\"endTime\":\"10:00\"}]}");
        assertThat(starts("eventTypeId=1&start=2027-03-26&end=2027-03-29")).containsExactly("2027-03-26T08:00:00.000Z",
                "2027-03-26T08:30:00.000Z", "2027-03-29T07:00:00.000Z", "2027-03-29T07:30:00.000Z");
    }

    @Test
    void aReservationHidesItsSlotUntilItRunsOut() {
        SandboxClient.Answer reserved = reserve("2026-11-24T10:00:00Z");
        assertThat(reserved.status()).isEqualTo(201);
        assertThat(starts("eventTypeId=1&" + DAY)).doesNotContain("2026-11-24T10:00:00.000Z");
        assertThat(reserve("2026-11-24T10:15:00Z").status()).as("overlaps").isEqualTo(422);
        sandbox.clock().advance(Duration.ofMinutes(5));
        assertThat(starts("eventTypeId=1&" + DAY)).contains("2026-11-24T10:00:00.000Z");
        assertThat(reserve("2026-11-24T10:15:00Z").status()).isEqualTo(201);
    }

    @Test
    void aReservationDoesNotBlockBookings() {
        reserve("2026-11-24T10:00:00Z");
        assertThat(alice.post(BookingClient.request(1, "2026-11-24T10:00:00Z", "Ann")).status()).isEqualTo(201);
        assertThat(reserve("2026-11-24T10:00:00Z").error().path("message").asText())
                .isEqualTo("Can't reserve a slot if the event is already booked.");
    }

    @Test
    void onlyTheFirstSlotOfADayIsShownIfTheEventTypeRequiresIt() {
        long first = alice.eventType("{\"title\":\"First\",\"slug\":\"first\",\"lengthInMinutes\":30,\"onlyShowFirstAvailableSlot\":true}");
        assertThat(starts("eventTypeId=" + first + "&start=2026-11-24&end=2026-11-25"))
                .containsExactly("2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z");
    }

    private SandboxClient.Answer reserve(String start) {
        return visitor.json("POST", "/v2/slots/reservations", "{\"eventTypeId\":1,\"slotStart\":\"" + start + "\"}");
    }

    private JsonNode slots(String query) {
        return visitor.get("/v2/slots?" + query).data();
    }

    private List<String> starts(String query) {
        List<String> starts = new ArrayList<>();
        slots(query).forEach(day -> day.forEach(slot -> starts.add(slot.path("start").asText())));
        return starts;
    }
}
