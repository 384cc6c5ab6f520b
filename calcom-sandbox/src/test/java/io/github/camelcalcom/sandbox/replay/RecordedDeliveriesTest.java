/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.webhook.WebhookSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the webhook requests of the recorded server with those of the sandbox in the same session. */
class RecordedDeliveriesTest {

    private static final int LAST_WITH_SAME_IDS = 1378;

    private static List<Delivery> deliveries;

    @BeforeAll
    static void replay() throws Exception {
        try (CalcomSandbox sandbox = RecordedServer.start(); Replayer replayer = new Replayer(sandbox, RecordedSession.FIRST)) {
            for (RecordedExchange exchange : RecordedExchange.session(RecordedSession.FIRST)) {
                if (exchange.seq() <= LAST_WITH_SAME_IDS) {
                    replayer.replay(exchange);
                }
            }
            deliveries = sandbox.deliveries();
        }
    }

    @AfterAll
    static void forget() {
        deliveries = null;
    }

    static Stream<String> all() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(RecordedDeliveriesTest.class.getResource("/webhooks").toURI()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** Bookings of this session. Others were recorded in separate sessions, and the times of meetings were changed manually. */
    static Stream<String> ofTheSession() throws Exception {
        return all().filter(name -> name.startsWith("BOOKING") && !name.contains("template") && !name.contains("seat-of-two")
                && !name.contains("confirm-after-cancel"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void signaturesAreComputedAsTheServerDoes(String name) throws Exception {
        JsonNode recorded = read(name);
        byte[] body = recorded.path("body").asText().getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSignature.of(Json.textOrNull(recorded, "secret"), body))
                .isEqualTo(recorded.path("headers").path("X-Cal-Signature-256").asText());
    }

    @ParameterizedTest
    @MethodSource("ofTheSession")
    void theSandboxSendsTheSameShape(String name) throws Exception {
        JsonNode recorded = Json.MAPPER.readTree(read(name).path("body").asText());
        List<JsonNode> own = deliveries.stream().filter(delivery -> delivery.triggerEvent().equals(recorded.path("triggerEvent").asText()))
                .map(RecordedDeliveriesTest::body).filter(body -> isAbout(recorded, body)).toList();
        assertThat(own).as("deliveries of " + name).isNotEmpty();
        assertThat(Shape.differences(recorded, own.get(0))).isEmpty();
        assertThat(own.get(0).path("payload").path("status")).isEqualTo(recorded.path("payload").path("status"));
        assertThat(own.get(0).path("payload").path("startTime")).isEqualTo(recorded.path("payload").path("startTime"));
    }

    @Test
    void headersAreThoseOfTheServer() throws Exception {
        Delivery delivery = deliveries.get(0);
        JsonNode recorded = read("BOOKING_CREATED-plain.json").path("headers");
        for (String name : List.of("Content-Type", "accept", "accept-language", "sec-fetch-mode", "user-agent", "accept-encoding")) {
            assertThat(delivery.headers().get(name)).as(name).isEqualTo(recorded.path(name).asText());
        }
        assertThat(delivery.headers()).doesNotContainKey("X-Cal-Webhook-Version");
    }

    private static boolean isAbout(JsonNode recorded, JsonNode own) {
        JsonNode wanted = recorded.path("payload");
        JsonNode found = own.path("payload");
        return wanted.path("bookingId").asLong() == found.path("bookingId").asLong()
                && wanted.path("attendees").path(0).path("email").equals(found.path("attendees").path(0).path("email"))
                && wanted.path("attendees").path(0).path("noShow").equals(found.path("attendees").path(0).path("noShow"));
    }

    private static JsonNode body(Delivery delivery) {
        try {
            return delivery.body().startsWith("{") ? Json.MAPPER.readTree(delivery.body()) : Json.object();
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + delivery.body(), e);
        }
    }

    private static JsonNode read(String name) throws IOException {
        return Json.MAPPER.readTree(RecordedDeliveriesTest.class.getResourceAsStream("/webhooks/" + name));
    }
}
