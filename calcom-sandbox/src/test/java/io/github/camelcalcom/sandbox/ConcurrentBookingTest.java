/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.time.Delay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConcurrentBookingTest {

    private static final int BOOKERS = 5;
    private static final String SLOT = "2026-11-24T10:00:00Z";
    private static final JsonNode CONFLICT = Json.object().put("statusCode", 409).put("message", "booking_conflict_error");
    private static final Duration UNTIL_ALL_HAVE_ARRIVED = Duration.ofMinutes(1);

    private CalcomSandbox sandbox;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void fiveBookingsOfOneSlotAtTheSameTimeResultInOneSuccessAndFourConflicts() throws Exception {
        sandbox = sandbox(seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London").eventType("Thirty", "thirty", 30));
        List<SandboxClient.Answer> refused = bookAtOnce(1);
        assertThat(refused).hasSize(4).allSatisfy(answer -> assertThat(answer.json()).isEqualTo(CONFLICT));
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void fiveRequestsForTwoSeatsResultInTwoSuccesses() throws Exception {
        sandbox = sandbox(seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London"));
        long seated = new BookingClient(SandboxClient.of(sandbox)).eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":2,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
        List<SandboxClient.Answer> refused = bookAtOnce(seated);
        assertThat(refused).hasSize(3).allSatisfy(answer -> assertThat(answer.error().path("message").asText())
                .isEqualTo("No more seats left at this seated booking."));
        assertThat(sandbox.bookings()).singleElement().satisfies(booking -> assertThat(booking.seatsTaken()).isEqualTo(2));
    }

    @Test
    void fiveBookingsOfARoundRobinWithTwoHostsResultInOneBookingForEachHost() throws Exception {
        sandbox = sandbox(seeding -> {
            Seeding.SeededUser alice = seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.team("Sales", alice).member(seeding.user("bob", "Bob", "bob@example.com", "Europe/London"))
                    .eventType("Turns", "turns", 30, "roundRobin");
        });
        List<SandboxClient.Answer> refused = bookAtOnce(1);
        assertThat(refused).hasSize(3).allSatisfy(answer -> assertThat(answer.json()).isEqualTo(CONFLICT));
        assertThat(sandbox.bookings()).extracting(Booking::hostId).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void fiveReservationsOfOneSlotResultInOneSuccess() throws Exception {
        sandbox = sandbox(seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London").eventType("Thirty", "thirty", 30));
        List<SandboxClient.Answer> refused = atOnce(number -> SandboxClient.withoutKey(sandbox).version("2024-09-04")
                .json("POST", "/v2/slots/reservations", "{\"eventTypeId\":1,\"slotStart\":\"" + SLOT + "\"}"));
        assertThat(refused).hasSize(4).extracting(SandboxClient.Answer::status).containsOnly(422);
    }

    private static CalcomSandbox sandbox(SandboxSeed seed) {
        CalcomSandbox sandbox = CalcomSandbox.builder().seed(seed).bookingTime(Duration.ofMillis(100)).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        return sandbox;
    }

    private List<SandboxClient.Answer> bookAtOnce(long eventType) throws Exception {
        BookingClient booker = new BookingClient(SandboxClient.withoutKey(sandbox));
        return atOnce(number -> booker.post(BookingClient.request(eventType, SLOT, "Con" + number)));
    }

    /** Executes calls at the same moment, after all have arrived, and returns the answers that are not successful. */
    private List<SandboxClient.Answer> atOnce(IntFunction<SandboxClient.Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BOOKERS);
        try {
            int before = sandbox.calls().size();
            sandbox.faults().everywhere().times(BOOKERS).inject(Fault.delayExecution(Delay.onSandboxClock(UNTIL_ALL_HAVE_ARRIVED)));
            List<Future<SandboxClient.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < BOOKERS; i++) {
                int number = i;
                answers.add(threads.submit(() -> call.apply(number)));
            }
            await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls().size() == before + BOOKERS);
            sandbox.clock().advance(UNTIL_ALL_HAVE_ARRIVED);
            List<SandboxClient.Answer> refused = new ArrayList<>();
            for (Future<SandboxClient.Answer> answer : answers) {
                if (answer.get().status() != 201) {
                    refused.add(answer.get());
                }
            }
            return refused;
        } finally {
            threads.shutdownNow();
        }
    }
}
