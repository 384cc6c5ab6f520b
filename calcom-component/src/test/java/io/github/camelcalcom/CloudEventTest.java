/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a change or a delivery, when its data type becomes {@code calcom:cloudevents}, then it is a CloudEvent 1.0 with a stable id. */
class CloudEventTest {

    private static final String BOOKING = "{\"uid\":\"u7\",\"title\":\"Demo\"}";
    private static final Map<String, Object> CHANGE = Map.of(CalcomConstants.CHANGE, "created", CalcomConstants.CHANGE_BOOKING_UID, "u7",
            CalcomConstants.CHANGE_UPDATED_AT, Instant.parse("2030-01-01T10:00:00.123Z"));
    private static final Map<String, Object> DELIVERY = Map.of(CalcomConstants.WEBHOOK_TRIGGER, "BOOKING_CREATED",
            CalcomConstants.WEBHOOK_CREATED_AT, "2030-01-01T10:00:00.123Z", CalcomConstants.WEBHOOK_BOOKING_UID, "u7");

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");

    @BeforeEach
    void start() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:event").transformDataType("calcom:cloudevents");
            }
        }).start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private Exchange event(String from, Object body, Map<String, Object> headers) {
        Exchange exchange = DefaultExchange.newFromEndpoint(camel.getEndpoint(from));
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
        return camel.createProducerTemplate().send("direct:event", exchange);
    }

    private static Map<String, Object> attributes(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        Map<String, Object> attributes = new TreeMap<>(exchange.getMessage().getHeaders());
        attributes.keySet().removeIf(name -> !name.startsWith("CamelCloudEvent"));
        return attributes;
    }

    @Test
    void aChangeThatATransportMadeTextHasTheSameId() {
        Map<String, Object> texts = new LinkedHashMap<>();
        CHANGE.forEach((name, value) -> texts.put(name, value.toString()));

        assertThat(attributes(event("calcom:bookings/changes", Map.of("uid", "u7"), texts)))
                .isEqualTo(attributes(event("calcom:bookings/changes", Map.of("uid", "u7"), CHANGE)));
    }

    @Test
    void aChangeWithoutATimeHasNoIdAndFails() {
        Map<String, Object> headers = new LinkedHashMap<>(CHANGE);
        headers.put(CalcomConstants.CHANGE_UPDATED_AT, "yesterday");

        assertThat(event("calcom:bookings/changes", Map.of("uid", "u7"), headers).getException())
                .hasStackTraceContaining("The header CamelCalcomChangeUpdatedAt of a change is 'yesterday'");
    }

    @Test
    void aChangeOfABookingIsAnEvent() {
        Exchange exchange = event("calcom:bookings/changes", Map.of("uid", "u7"), CHANGE);

        assertThat(attributes(exchange)).containsOnly(
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0"), Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "u7@2030-01-01T10:00:00.123Z"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "http://127.0.0.1:9"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.booking.created"), Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "u7"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2030-01-01T10:00:00.123Z"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, "application/json"));
        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"uid\":\"u7\"}");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    @Test
    void aNewItemOfAListIsAnEvent() {
        Exchange exchange = event("calcom:event-types/list", Map.of("id", 3),
                Map.of(CalcomConstants.CHANGE, "created", CalcomConstants.CHANGE_ITEM_ID, "3"));

        assertThat(attributes(exchange)).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "event-types/3")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.event-types.created")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "3").doesNotContainKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME);
    }

    @Test
    void aDeliveryIsAnEvent() {
        Exchange exchange = event("calcom:webhooks/events", Map.of("uid", "u7"), DELIVERY);

        assertThat(attributes(exchange)).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.webhook.booking_created")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "u7")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2030-01-01T10:00:00.123Z");
        assertThat((String) attributes(exchange).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).hasSize(64);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aDeliveryThatComesAgainHasTheSameIdWhateverItsForm(Object body) throws Exception {
        Object id = attributes(event("calcom:webhooks/events", new ObjectMapper().readTree(BOOKING), DELIVERY)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID);

        assertThat(attributes(event("calcom:webhooks/events", body, DELIVERY))).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, id);
    }

    static Stream<Object> forms() {
        Map<String, Object> otherOrder = new LinkedHashMap<>();
        otherOrder.put("title", "Demo");
        otherOrder.put("uid", "u7");
        return Stream.of(BOOKING, BOOKING.getBytes(), otherOrder, CalcomJson.read(BOOKING, Booking.class));
    }

    @Test
    void anotherDeliveryHasAnotherId() {
        Object id = attributes(event("calcom:webhooks/events", BOOKING, DELIVERY)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID);
        Map<String, Object> later = new LinkedHashMap<>(DELIVERY);
        later.put(CalcomConstants.WEBHOOK_CREATED_AT, "2030-01-01T10:00:01Z");

        assertThat(attributes(event("calcom:webhooks/events", BOOKING, later)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isNotEqualTo(id);
        assertThat(attributes(event("calcom:webhooks/events", "{\"uid\":\"u8\"}", DELIVERY)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isNotEqualTo(id);
    }

    @Test
    void aMessageThatIsNeitherIsRefused() {
        assertThat(event("direct:other", BOOKING, Map.of()).getException())
                .hasMessageContaining("calcom:cloudevents needs a change of a feed or a delivery of a webhook");
    }
}
