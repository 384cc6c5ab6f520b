/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.WebhookFault;
import io.github.camelcalcom.sandbox.state.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Repetition of deliveries. */
class DeliveryRepetitionTest {

    private static final String TIME = "2026-11-24T10:00:00Z";

    private CalcomSandbox sandbox;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theReceiverGetsTheSameBytesWithTheSameSignature() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/hook"), List.of("BOOKING_CREATED"), "s\u00ebcret", null);
            ObjectNode request = BookingClient.request(1, TIME, "Ann");
            request.withObjectProperty("attendee").put("name", "Zo\u00eb");
            alice.post(request);
            sandbox.clock().advance(Duration.ofHours(1));
            Delivery repeated = sandbox.deliveries().repeat(sandbox.deliveries().get(0));

            WebhookReceiver.Request first = receiver.requests().get(0);
            WebhookReceiver.Request second = receiver.requests().get(1);
            assertThat(second.path()).isEqualTo(first.path());
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers()).isEqualTo(first.headers());
            assertThat(repeated).isEqualTo(new Delivery(2, 1, 2, sandbox.deliveries().get(0).webhookId(), "BOOKING_CREATED",
                    receiver.url("/hook"), repeated.headers(), sandbox.deliveries().get(0).body(), Instant.parse("2026-11-23T10:00:00Z"), 200, null, repeated.answer()));
            assertThat(sandbox.deliveries()).hasSize(2).last().isEqualTo(repeated);
        }
    }

    @Test
    void attemptsAreCountedFromTheFirstDeliveryOn() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED"), "s", null);
            alice.book(1, TIME, "Ann");
            alice.book(1, "2026-11-24T11:00:00Z", "Ben");
            sandbox.deliveries().repeat(sandbox.deliveries().get(0));
            sandbox.deliveries().repeat(sandbox.deliveries().get(2));
            assertThat(sandbox.deliveries()).extracting(Delivery::attempt).containsExactly(1, 1, 2, 3);
            assertThat(sandbox.deliveries()).extracting(Delivery::repeatOf).containsExactly(0L, 0L, 1L, 1L);
        }
    }

    @Test
    void itIsSentDespiteADeletedWebhookAndLostRequests() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            String id = alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED"), "s", null);
            alice.book(1, TIME, "Ann");
            SandboxClient.of(sandbox).call("DELETE", "/v2/webhooks/" + id);
            sandbox.faults().onWebhooks().inject(WebhookFault.lost());
            assertThat(sandbox.deliveries().repeat(sandbox.deliveries().get(0)).status()).isEqualTo(200);
            assertThat(receiver.requests()).hasSize(2);
        }
    }

    @Test
    void aMissingReceiverIsReportedAsFailure() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED"), "s", null);
            alice.book(1, TIME, "Ann");
        }
        Delivery repeated = sandbox.deliveries().repeat(sandbox.deliveries().get(0));
        assertThat(repeated.status()).isZero();
        assertThat(repeated.failure()).isNotEmpty().isNotEqualTo("no answer yet");
    }

    @Test
    void aDeliveryOfAnotherSandboxIsRefused() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start(); CalcomSandbox other = CalcomSandbox.start()) {
            alice.webhook(receiver.url("/"), List.of("BOOKING_CREATED"), "s", null);
            alice.book(1, TIME, "Ann");
            assertThatThrownBy(() -> other.deliveries().repeat(sandbox.deliveries().get(0)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("The sandbox has no delivery 1");
        }
    }
}
