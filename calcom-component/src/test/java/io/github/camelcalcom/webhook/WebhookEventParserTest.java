/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.client.JsonList;
import io.github.camelcalcom.client.JsonMap;
import io.github.camelcalcom.support.RecordedDelivery;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given the shapes that deliveries come in, when they are parsed, then trigger, booking and payload are found in each. */
class WebhookEventParserTest {

    private static WebhookEvent recorded(String name) throws IOException {
        return WebhookEventParser.parse(RecordedDelivery.named(name).body(), null);
    }

    private static WebhookEvent parse(String json) throws IOException {
        return WebhookEventParser.parse(json.getBytes(StandardCharsets.UTF_8), "2021-10-20");
    }

    @Test
    void anEnvelopeHoldsThePayload() throws IOException {
        WebhookEvent event = recorded("BOOKING_CREATED-plain");
        assertThat(event.trigger()).isEqualTo("BOOKING_CREATED");
        assertThat(event.createdAt()).isEqualTo(Instant.parse("2026-11-22T23:55:25.778Z"));
        assertThat(event.bookingUid()).isEqualTo("5KDAGGixVRq6N7yWAz1fD2");
        assertThat(event.bookingId()).isEqualTo(1);
        assertThat(event.version()).isNull();
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("title", "Thirty between Alice and Carl")
                .doesNotContainKey("triggerEvent");
    }

    @Test
    void aNoShowNamesItsBookingDifferently() throws IOException {
        WebhookEvent event = recorded("BOOKING_NO_SHOW_UPDATED-attendee");
        Map<?, ?> payload = (Map<?, ?>) event.payload();
        assertThat(event.bookingUid()).isNotNull().isEqualTo(payload.get("bookingUid"));
        assertThat(event.bookingId()).isEqualTo(((Number) payload.get("bookingId")).longValue());
    }

    @ParameterizedTest
    @CsvSource({ "MEETING_ENDED-scheduled,MEETING_ENDED", "MEETING_STARTED-scheduled,MEETING_STARTED" })
    void aMeetingIsFlat(String name, String trigger) throws IOException {
        WebhookEvent event = recorded(name);
        Map<?, ?> payload = (Map<?, ?>) event.payload();
        assertThat(event.trigger()).isEqualTo(trigger);
        assertThat(event.bookingUid()).isNotNull().isEqualTo(payload.get("uid"));
        assertThat(event.bookingId()).isEqualTo(((Number) payload.get("id")).longValue());
        assertThat(event.createdAt()).as("that of the body is when the booking was made").isNull();
    }

    @Test
    void aFormIsAboutNoBooking() throws IOException {
        WebhookEvent event = recorded("FORM_SUBMITTED-form");
        assertThat(event.trigger()).isEqualTo("FORM_SUBMITTED");
        assertThat(event.bookingUid()).isNull();
        assertThat(event.bookingId()).isNull();
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("formId", "form-sales-1")
                .doesNotContainKey("question1");
    }

    @Test
    void aTemplateMakesItsOwnShape() throws IOException {
        WebhookEvent event = recorded("BOOKING_CREATED-json-template");
        assertThat(event.trigger()).isNull();
        assertThat(event.bookingUid()).isEqualTo("63Mi7jVoygjrPc6FAJd3yq");
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("event", "BOOKING_CREATED");
    }

    @Test
    void theWordFalseThatABrokenTemplateBecomesArrivesAsItIs() throws IOException {
        assertThat(parse("false")).isEqualTo(new WebhookEvent(null, null, "2021-10-20", false, null, null, null, null));
        assertThat(parse("null").payload()).isNull();
    }

    @Test
    void aRescheduleNamesTheOldBookingAndTheNewOne() throws IOException {
        WebhookEvent event = recorded("BOOKING_RESCHEDULED-plain");
        assertThat(event.bookingUid()).isEqualTo("3EVLW8UqQXjZwhNhAr65pe");
        assertThat(event.rescheduledFromUid()).isEqualTo("5KDAGGixVRq6N7yWAz1fD2");
        assertThat(recorded("MEETING_ENDED-scheduled-2").rescheduledFromUid()).isEqualTo("eN9NH4NkX3rMnEE522GYfq");
        assertThat(recorded("BOOKING_CREATED-plain").rescheduledFromUid()).isNull();
    }

    @Test
    void aSeatHasAUid() throws IOException {
        assertThat(recorded("BOOKING_CREATED-seated-second").seatUid()).isEqualTo("6f5dcad9-601a-4b2e-8a15-d023c64a3e0f");
        assertThat(recorded("BOOKING_CANCELLED-seat-of-two").seatUid()).as("the server does not say").isNull();
    }

    @Test
    void aNumberBeyondDoublesIsKept() throws IOException {
        assertThat(parse("{\"price\":1e400,\"rate\":2.5,\"count\":3}").payload())
                .isEqualTo(Map.of("price", new BigDecimal("1e400"), "rate", 2.5, "count", 3));
    }

    @Test
    void anAbsenceIsAboutNoBooking() throws IOException {
        WebhookEvent event = parse("{\"triggerEvent\":\"OOO_CREATED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"oooEntry\":"
                                   + "{\"id\":1,\"start\":\"2026-12-01T00:00:00Z\"}}}");
        assertThat(event.trigger()).isEqualTo(WebhookTrigger.OOO_CREATED);
        assertThat(event.bookingUid()).isNull();
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsOnlyKeys("oooEntry");
    }

    @Test
    void thePingOfTheWebApplicationIsAnEventLikeOthers() throws IOException {
        WebhookEvent event = parse("{\"triggerEvent\":\"PING\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"type\":\"Test\","
                                   + "\"title\":\"Test trigger event\"}}");
        assertThat(event.trigger()).isEqualTo("PING");
        assertThat(event.createdAt()).isEqualTo(Instant.parse("2026-11-22T23:55:25.778Z"));
        assertThat(event.bookingId()).isNull();
    }

    @Test
    void aPayloadNeedNotBeAnObject() throws IOException {
        WebhookEvent event = parse("{\"triggerEvent\":\"SOMETHING_NEW\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":[1,2]}");
        assertThat(event.trigger()).isEqualTo("SOMETHING_NEW");
        assertThat(event.payload()).isEqualTo(List.of(1, 2));
    }

    @Test
    void aTimeThatIsNoneDoesNotSpoilADelivery() throws IOException {
        assertThat(parse("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"today\",\"payload\":{\"uid\":\"u\"}}"))
                .isEqualTo(new WebhookEvent("BOOKING_CREATED", null, "2021-10-20", Map.of("uid", "u"), "u", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "{\"a\":1} {", "nonsense", "[1,]" })
    void whatIsNoJsonFails(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(IOException.class);
    }

    @Test
    void nestingHasALimit() {
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    /** A number of a million digits would keep a thread busy for minutes. */
    @Test
    void numbersHaveALimit() {
        assertThatThrownBy(() -> parse("[" + "1".repeat(100_000) + "]")).isInstanceOf(IOException.class);
    }

    @Test
    void whoCameIsNotInItsText() throws IOException {
        assertThat(recorded("BOOKING_CREATED-plain").toString()).contains("BOOKING_CREATED").doesNotContain("carl@example.net");
    }

    /** So that a route gets JSON where it wants a payload as text. */
    @Test
    void aPayloadIsMadeOfWhatCamelConvertsToJson() throws Exception {
        byte[] delivery = "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":{\"attendees\":[{}]}}".getBytes(StandardCharsets.UTF_8);
        WebhookEvent event = WebhookEventParser.parse(delivery, null);

        assertThat(event.payload()).isInstanceOf(JsonMap.class);
        assertThat(((Map<?, ?>) event.payload()).get("attendees")).isInstanceOf(JsonList.class);
    }
}
