/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.fault.SeatFault;
import io.github.camelcalcom.sandbox.fault.WebhookFault;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.webhook.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhook requests that are lost, repeated or late. */
class WebhookFaultsTest {

    private static final String TIME = "2026-11-24T10:00:00Z";

    private CalcomSandbox sandbox;
    private BookingClient alice;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
        receiver = WebhookReceiver.start();
        alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED", "BOOKING_CANCELLED"), "s", null);
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void aLostOneIsNeverSent() {
        FaultRule rule = sandbox.faults().onWebhooks().times(1).inject(WebhookFault.lost());
        alice.cancel(alice.book(1, TIME, "Ann").path("uid").asText(), "off");
        assertThat(receiver.triggers()).containsExactly("BOOKING_CANCELLED");
        assertThat(sandbox.deliveries()).hasSize(1);
        assertThat(rule.fired()).isEqualTo(1);
    }

    @Test
    void aDoubledOneComesTwiceWithTheSameBytes() {
        sandbox.faults().onWebhooks().inject(WebhookFault.doubled());
        alice.book(1, TIME, "Ann");
        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.requests().get(0).body()).isEqualTo(receiver.requests().get(1).body());
        assertThat(sandbox.deliveries()).hasSize(2);
    }

    @Test
    void aDelayedOneArrivesAfterLaterOnesAndTheCallDoesNotWaitForIt() {
        sandbox.faults().onWebhooks(Trigger.BOOKING_CREATED)
                .inject(WebhookFault.delayed(Delay.onSandboxClock(Duration.ofMinutes(2))));
        alice.cancel(alice.book(1, TIME, "Ann").path("uid").asText(), "off");
        assertThat(receiver.triggers()).containsExactly("BOOKING_CANCELLED");
        sandbox.clock().advance(Duration.ofMinutes(2));
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(receiver.triggers()).containsExactly("BOOKING_CANCELLED", "BOOKING_CREATED"));
        assertThat(receiver.requests().get(1).json().path("createdAt").asText()).as("when it happened")
                .isEqualTo("2026-11-23T09:00:00.000Z");
    }

    @Test
    void aRuleCanInspectTheReceiver() throws IOException {
        try (WebhookReceiver other = WebhookReceiver.start()) {
            alice.webhook(other.url("/"), List.of("BOOKING_CREATED"), "s", null);
            sandbox.faults().onWebhooks().when(webhook -> webhook.webhook().subscriberUrl().equals(receiver.url("/")))
                    .inject(WebhookFault.lost());
            alice.book(1, TIME, "Ann");
            assertThat(receiver.requests()).isEmpty();
            assertThat(other.requests()).hasSize(1);
        }
    }

    @Test
    void aSeatIsCancelledButTheAnswerIsNotFoundAndNoWebhookIsTriggered() {
        long seated = alice.eventType("{\"title\":\"Class\",\"slug\":\"class\",\"lengthInMinutes\":30,"
                + "\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}}");
        String uid = alice.book(seated, TIME, "Ann").path("uid").asText();
        String ben = alice.book(seated, TIME, "Ben").path("seatUid").asText();
        String cid = alice.book(seated, TIME, "Cid").path("seatUid").asText();
        sandbox.faults().onSeatCancellation().times(1).inject(SeatFault.CANCELLED_BUT_NOT_FOUND);

        SandboxClient.Answer lost = alice.act(uid, "cancel", giveUp(ben));
        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.error().path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(lost.error().path("message").asText()).isEqualTo("Invalid Query: The requested record was not found.");
        assertThat(lost.error().has("details")).isFalse();
        assertThat(emails(alice.get(uid))).containsExactly("ann@example.net", "cid@example.net");
        assertThat(receiver.triggers()).doesNotContain("BOOKING_CANCELLED");

        assertThat(alice.act(uid, "cancel", giveUp(cid)).status()).isEqualTo(200);
        assertThat(receiver.triggers()).contains("BOOKING_CANCELLED");
    }

    private static ObjectNode giveUp(String seatUid) {
        return Json.object().put("seatUid", seatUid).put("cancellationReason", "off");
    }

    private static List<String> emails(JsonNode booking) {
        return booking.path("attendees").findValuesAsText("email");
    }
}
