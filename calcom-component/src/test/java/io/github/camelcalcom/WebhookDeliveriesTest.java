/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the deliveries of a real server, when they come over the wire to an HTTP component, then each reaches the route as what it is. */
@Timeout(1_800)
class WebhookDeliveriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private ListeningRoute route;

    @AfterEach
    void stop() throws Exception {
        route.close();
    }

    private static List<RecordedDelivery> json() {
        return RecordedDelivery.all().stream().filter(delivery -> delivery.contentType().contains("json")).toList();
    }

    private static String secrets() {
        return "signingSecrets=" + String.join(",", RecordedDelivery.all().stream().map(RecordedDelivery::secret)
                .filter(secret -> secret != null).distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void everyOneArrives(String http) throws Exception {
        route = new ListeningRoute(http).started(secrets() + "&insecureAcceptUnsigned=true");
        assertThat(json()).hasSize(46);
        for (RecordedDelivery delivery : json()) {
            route.received().clear();
            HttpResponse<String> answer = delivery.sendTo(route.url());
            assertThat(answer.statusCode()).as(delivery.name()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(route.received()).as(delivery.name()).hasSize(1);
            assertArrived(delivery, route.received().get(0));
        }
    }

    private static void assertArrived(RecordedDelivery delivery, ListeningRoute.Received received) throws Exception {
        JsonNode document = JSON.readTree(delivery.body());
        JsonNode payload = document.has("payload") ? document.get("payload") : document;
        String trigger = document.path("triggerEvent").textValue();
        boolean isMeeting = delivery.name().startsWith("MEETING_");
        assertThat(JSON.<JsonNode>valueToTree(received.body())).as(delivery.name()).isEqualTo(payload);
        assertThat(received.header(CalcomConstants.WEBHOOK_TRIGGER)).isEqualTo(trigger);
        assertThat(received.header(CalcomConstants.WEBHOOK_CREATED_AT)).isEqualTo(isMeeting ? null : document.path("createdAt").textValue());
        assertThat(received.header(CalcomConstants.WEBHOOK_BOOKING_UID))
                .isEqualTo(payload.has("uid") ? payload.get("uid").textValue() : payload.path("bookingUid").textValue());
        JsonNode id = payload.path(isMeeting ? "id" : "bookingId");
        assertThat(received.header(CalcomConstants.WEBHOOK_BOOKING_ID)).isEqualTo(id.isMissingNode() ? null : id.asLong());
        assertThat(received.header(CalcomConstants.WEBHOOK_RESCHEDULED_FROM_UID))
                .isEqualTo(payload.path(isMeeting ? "fromReschedule" : "rescheduleUid").textValue());
        assertThat(received.header(CalcomConstants.WEBHOOK_SEAT_UID)).isEqualTo(payload.path("attendeeSeatId").textValue());
        assertThat(received.headers().keySet()).allMatch(name -> name.startsWith("CamelCalcomWebhook"))
                .extracting(name -> name.toLowerCase(Locale.ROOT)).as("read by no call").doesNotContainAnyElementsOf(HeaderNamesTest.read());
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void withOneByteChangedNoneArrives(String http) throws Exception {
        route = new ListeningRoute(http).started(secrets());
        for (RecordedDelivery delivery : json()) {
            byte[] changed = delivery.body().clone();
            changed[changed.length / 2] ^= 1;
            HttpResponse<String> answer = delivery.withBody(changed).sendTo(route.url());
            assertThat(answer.statusCode()).as(delivery.name()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(route.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aTransferInChunksOrPackedArrives(String http) throws Exception {
        route = new ListeningRoute(http).started("");
        RecordedDelivery delivery = RecordedDelivery.named("BOOKING_CREATED-plain");
        RecordedDelivery other = RecordedDelivery.named("BOOKING_CANCELLED-plain");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(other.body());
        }
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(route.url())).header("Content-Type", "application/json")
                .header("x-cal-signature-256", delivery.signature())
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))).build();
        assertThat(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(other.withBody(packed.toByteArray()).sendTo(route.url(), "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
        assertThat(route.received()).hasSize(2);
        assertThat((Map<?, ?>) route.received().get(1).body()).extracting("uid").isEqualTo("3EVLW8UqQXjZwhNhAr65pe");
    }
}
