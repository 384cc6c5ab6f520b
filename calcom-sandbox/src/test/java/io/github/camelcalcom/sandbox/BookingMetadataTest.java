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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The metadata of a booking, and the answers that contain it. */
class BookingMetadataTest {

    private static final String TIME = "2026-11-24T10:00:00Z";
    private static final ObjectNode METADATA = Json.object().put("key", "abc-123");

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private SandboxClient byCursor;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
        byCursor = SandboxClient.of(sandbox).version("2026-05-01");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode book(long eventTypeId) {
        ObjectNode request = BookingClient.request(eventTypeId, TIME, "Ann");
        request.set("metadata", METADATA);
        return alice.post(request).data();
    }

    @Test
    void everyAnswerContainsItEvenAfterAMove() {
        JsonNode made = book(1);
        assertThat(made.path("metadata")).isEqualTo(METADATA);
        String uid = made.path("uid").asText();
        assertThat(alice.get(uid).path("metadata")).isEqualTo(METADATA);
        assertThat(alice.list("attendeeEmail=ann@example.net").data().path(0).path("metadata")).isEqualTo(METADATA);
        assertThat(byCursor.get("/v2/bookings").data().path(0).path("metadata")).isEqualTo(METADATA);
        assertThat(alice.act(uid, "reschedule", Json.object().put("start", "2026-11-25T10:00:00Z")).data().path("metadata"))
                .isEqualTo(METADATA);
    }

    @Test
    void eachOccurrenceOfASeriesHasIt() {
        long weekly = alice.eventType("{\"title\":\"Weekly\",\"slug\":\"weekly\",\"lengthInMinutes\":30,"
                + "\"recurrence\":{\"interval\":1,\"occurrences\":3,\"frequency\":\"weekly\"}}");
        JsonNode series = book(weekly);
        assertThat(series).hasSize(3).allSatisfy(booking -> assertThat(booking.path("metadata")).isEqualTo(METADATA));
        JsonNode again = alice.get(series.path(0).path("recurringBookingUid").asText());
        assertThat(again).hasSize(3).allSatisfy(booking -> assertThat(booking.path("metadata")).isEqualTo(METADATA));
        assertThat(alice.list("eventTypeId=" + weekly).data()).hasSize(3)
                .allSatisfy(booking -> assertThat(booking.path("metadata")).isEqualTo(METADATA));
    }

    @Test
    void aSeatHasMetadataOfItsOwn() {
        long seated = alice.eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":5,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
        alice.book(seated, TIME, "Ben");
        String uid = book(seated).path("uid").asText();
        for (JsonNode booking : List.of(alice.get(uid), alice.list("eventTypeId=" + seated).data().path(0),
                byCursor.get("/v2/bookings").data().path(0))) {
            assertThat(booking.has("metadata")).isFalse();
            assertThat(booking.path("attendees").path(0).path("metadata")).isEqualTo(Json.object());
            assertThat(booking.path("attendees").path(1).path("metadata")).isEqualTo(METADATA);
        }
    }

    @Test
    void webhooksOfANewBookingContainIt() throws IOException {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED", "BOOKING_CANCELLED"), "s", null);
            alice.cancel(book(1).path("uid").asText(), "off");
            assertThat(receiver.requests().get(0).json().path("payload").path("metadata")).isEqualTo(METADATA);
            assertThat(receiver.requests().get(1).json().path("payload").has("metadata")).isFalse();
        }
    }

    @Test
    void onlyStringsAreAccepted() {
        ObjectNode request = BookingClient.request(1, TIME, "Ann");
        request.putObject("metadata").put("key", 1);
        SandboxClient.Answer answer = alice.post(request);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).contains("metadata.key - Expected string, received number");
    }
}
