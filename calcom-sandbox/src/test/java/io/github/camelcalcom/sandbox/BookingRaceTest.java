/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.time.Delay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A request for a booking that is executed twice, because its first execution is so late that the client has retried it. */
class BookingRaceTest {

    private static final String TIME = "2026-11-24T10:00:00Z";
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private CalcomSandbox sandbox;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ofMillis(5)).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Sends a request twice so that the first is executed after the second, and returns the answer to the second. */
    private SandboxClient.Answer sendTwice(ObjectNode request) throws IOException {
        sandbox.faults().on("bookings/create").times(1).inject(Fault.executeLater(Delay.onSandboxClock(FIVE_SECONDS)));
        try (RawConnection given = RawConnection.to(sandbox)) {
            given.send("POST", "/v2/bookings", request.toString());
            await().atMost(300, TimeUnit.SECONDS).until(() -> !sandbox.calls("bookings/create").isEmpty());
        }
        SandboxClient.Answer second = alice.post(request);
        sandbox.clock().advance(FIVE_SECONDS);
        await().atMost(300, TimeUnit.SECONDS).until(() -> late().executed() != 0);
        return second;
    }

    private ReceivedCall late() {
        return sandbox.calls("bookings/create").get(0);
    }

    @Test
    void aPlainEventTypeRefusesTheLateOne() throws IOException {
        SandboxClient.Answer second = sendTwice(BookingClient.request(1, TIME, "Ann"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(late().executed()).isEqualTo(400);
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void anEventTypeWithConfirmationGivesTheLateOneTheSameBooking() throws IOException {
        long confirmed = alice.eventType("{\"title\":\"Ask\",\"slug\":\"ask\",\"lengthInMinutes\":30,"
                + "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}}");
        assertThat(sendTwice(BookingClient.request(confirmed, TIME, "Ann")).data().path("status").asText()).isEqualTo("pending");
        assertThat(late().executed()).isEqualTo(201);
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void aSeatIsTakenOnce() throws IOException {
        long seated = alice.eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":5,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
        JsonNode second = sendTwice(BookingClient.request(seated, TIME, "Ann")).data();
        assertThat(second.path("attendees")).hasSize(1);
        assertThat(late().executed()).isEqualTo(409);
        assertThat(sandbox.bookings().get(0).attendees()).hasSize(1);
    }

    @Test
    void aSeriesIsMadeOnce() throws IOException {
        long weekly = alice.eventType("{\"title\":\"Weekly\",\"slug\":\"weekly\",\"lengthInMinutes\":30,"
                + "\"recurrence\":{\"interval\":1,\"occurrences\":3,\"frequency\":\"weekly\"}}");
        assertThat(sendTwice(BookingClient.request(weekly, TIME, "Ann")).data()).hasSize(3);
        assertThat(late().executed()).isEqualTo(400);
        assertThat(sandbox.bookings()).hasSize(3);
    }
}
