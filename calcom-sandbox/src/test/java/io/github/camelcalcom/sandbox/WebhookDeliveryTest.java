/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhook requests as the receiver sees them. */
class WebhookDeliveryTest {

    private static final String TIME = "2026-11-24T10:00:00Z";
    private static final List<String> BOOKINGS = List.of("BOOKING_CREATED", "BOOKING_CANCELLED");

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
    void theSignedBodyArrivesBeforeTheCallIsAnswered() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/hook"), BOOKINGS, "s\u00ebcret", null);
            bookAs("Zo\u00eb");
            WebhookReceiver.Request request = receiver.requests().get(0);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("s\u00ebcret".getBytes(UTF_8), "HmacSHA256"));
            assertThat(request.headers().getFirst("X-Cal-Signature-256")).isEqualTo(HexFormat.of().formatHex(mac.doFinal(request.body())));
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
            assertThat(request.headers().getFirst("X-Cal-Webhook-Version")).isEqualTo("2021-10-20");
            assertThat(request.json().path("payload").path("attendees").path(0).path("name").asText()).isEqualTo("Zo\u00eb");
        }
    }

    @Test
    void withoutASecretTheHeaderHasAFixedValue() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/hook"), BOOKINGS, null, null);
            alice.book(1, TIME, "Ann");
            assertThat(receiver.requests().get(0).headers().getFirst("X-Cal-Signature-256")).isEqualTo("no-secret-provided");
        }
    }

    @Test
    void onlyActiveWebhooksReceiveTheirTriggers() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/created"), List.of("BOOKING_CREATED"), "s", null);
            String paused = alice.webhook(receiver.url("/paused"), BOOKINGS, "s", null);
            SandboxClient.of(sandbox).json("PATCH", "/v2/webhooks/" + paused, "{\"active\":false}");
            alice.cancel(alice.book(1, TIME, "Ann").path("uid").asText(), "off");
            assertThat(receiver.requests()).extracting(WebhookReceiver.Request::path).containsExactly("/created");
        }
    }

    @Test
    void anErrorIsNotRetriedAndARedirectIsNotFollowed() throws Exception {
        try (WebhookReceiver elsewhere = WebhookReceiver.start();
             WebhookReceiver moved = WebhookReceiver.start(exchange -> {
                 exchange.getResponseHeaders().set("Location", elsewhere.url("/"));
                 exchange.sendResponseHeaders(307, -1);
             });
             WebhookReceiver broken = WebhookReceiver.start(exchange -> exchange.sendResponseHeaders(500, -1))) {
            alice.webhook(moved.url("/"), BOOKINGS, "s", null);
            alice.webhook(broken.url("/"), BOOKINGS, "s", null);
            assertThat(alice.post(BookingClient.request(1, TIME, "Ann")).status()).isEqualTo(201);
            assertThat(sandbox.deliveries()).extracting(Delivery::status).containsExactlyInAnyOrder(307, 500);
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(broken.requests()).hasSize(1);
        }
    }

    @Test
    void theCallSucceedsWithoutReceiverAndWithAnInvalidAddress() throws Exception {
        String closed;
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            closed = receiver.url("/");
        }
        alice.webhook(closed, BOOKINGS, "s", null);
        alice.webhook("not a url", BOOKINGS, "s", null);
        assertThat(alice.post(BookingClient.request(1, TIME, "Ann")).status()).isEqualTo(201);
        assertThat(sandbox.deliveries()).hasSize(2).allSatisfy(delivery -> {
            assertThat(delivery.status()).isZero();
            assertThat(delivery.failure()).isNotEmpty().isNotEqualTo("no answer yet");
        });
    }

    @Test
    void theCallWaitsForTheReceiver() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean answered = new AtomicBoolean();
        try (WebhookReceiver receiver = WebhookReceiver.start(exchange -> {
            arrived.countDown();
            released.await();
            exchange.sendResponseHeaders(200, -1);
        })) {
            alice.webhook(receiver.url("/"), BOOKINGS, "s", null);
            Thread call = new Thread(() -> {
                alice.book(1, TIME, "Ann");
                answered.set(true);
            });
            call.start();
            arrived.await();
            assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).as("other calls go on meanwhile").isEqualTo(200);
            assertThat(answered).isFalse();
            released.countDown();
            call.join();
            assertThat(answered).isTrue();
        }
    }

    @Test
    void aReceiverThatNeverAnswersDelaysTheCallByTheTimeoutOnly() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (CalcomSandbox impatient = CalcomSandbox.builder().webhookTimeout(Duration.ofMillis(200)).start();
             WebhookReceiver receiver = WebhookReceiver.start(exchange -> never.await())) {
            BookingClient booker = new BookingClient(SandboxClient.of(impatient));
            booker.webhook(receiver.url("/"), BOOKINGS, "s", null);
            String start = impatient.clock().instant().plus(Duration.ofDays(2)).toString();
            assertThat(booker.post(BookingClient.request(1, start, "Ann")).status()).isEqualTo(201);
            assertThat(impatient.deliveries().get(0).failure()).contains("timeout");
        } finally {
            never.countDown();
        }
    }

    @Test
    void aTemplateFormsTheBodyAndTheSignatureCoversIt() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/json"), BOOKINGS, "s", "{\"event\":\"{{triggerEvent}}\",\"who\":\"{{attendees.0.name}}\"}");
            alice.webhook(receiver.url("/form"), BOOKINGS, "s", "event={{triggerEvent}}&title={{title}}");
            alice.webhook(receiver.url("/broken"), BOOKINGS, "s", "{{#unclosed");
            bookAs("<Ann>");
            assertThat(receiver.requests()).hasSize(2).anySatisfy(request -> {
                assertThat(request.path()).isEqualTo("/json");
                assertThat(request.json()).isEqualTo(Json.object().put("event", "BOOKING_CREATED").put("who", "&lt;Ann&gt;"));
            }).anySatisfy(request -> {
                assertThat(request.path()).isEqualTo("/form");
                assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
                assertThat(new String(request.body(), UTF_8)).startsWith("event=BOOKING_CREATED&title=30 minutes between Alice and &lt;");
            });
        }
    }

    @Test
    void aBackslashInADataFieldTurnsAJsonTemplateIntoFalse() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/"), BOOKINGS, "s", "{\"who\":\"{{attendees.0.name}}\"}");
            bookAs("A\\qnn");
            assertThat(new String(receiver.requests().get(0).body(), UTF_8)).isEqualTo("false");
        }
    }

    @Test
    void meetingsAreAnnouncedFlatWhenTheSandboxsClockReachesThem() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/"), List.of("MEETING_STARTED", "MEETING_ENDED"), "s", "ignored={{title}}");
            String uid = alice.book(1, TIME, "Ann").path("uid").asText();
            sandbox.clock().stopAt(Instant.parse("2026-11-24T10:10:00Z"));
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(receiver.triggers()).containsExactly("MEETING_STARTED"));
            sandbox.clock().stopAt(Instant.parse("2026-11-24T10:30:00Z"));
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(receiver.triggers()).containsExactly("MEETING_STARTED", "MEETING_ENDED"));
            JsonNode started = receiver.requests().get(0).json();
            assertThat(started.path("uid").asText()).isEqualTo(uid);
            assertThat(fieldNames(started)).containsAll(fieldNames(recordedMeeting())).doesNotContain("payload");
        }
    }

    private void bookAs(String name) {
        ObjectNode request = BookingClient.request(1, TIME, "Ann");
        request.withObjectProperty("attendee").put("name", name);
        assertThat(alice.post(request).status()).isEqualTo(201);
    }

    private static List<String> fieldNames(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode recordedMeeting() throws Exception {
        JsonNode recorded = Json.MAPPER.readTree(
                WebhookDeliveryTest.class.getResourceAsStream("/webhooks/MEETING_STARTED-scheduled-2.json"));
        return Json.MAPPER.readTree(recorded.path("body").asText());
    }
}
