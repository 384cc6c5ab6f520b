/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.RecordedDelivery;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a change or a delivery, when its data type becomes {@code calcom:cloudevents}, then it is a CloudEvent 1.0 with a stable id. */
class CloudEventTest {

    private static final String BOOKING = "{\"uid\":\"u7\",\"title\":\"Demo\"}";
    private static final String SERVER = "https://cal.example.com:443/api";
    private static final Map<String, Object> CHANGE = Map.of(CalcomConstants.CHANGE, "created", CalcomConstants.CHANGE_BOOKING_UID, "u7",
            CalcomConstants.CHANGE_UPDATED_AT, Instant.parse("2030-01-01T10:00:00.123Z"), CalcomConstants.CHANGE_RESOURCE, "bookings",
            CalcomConstants.CHANGE_SERVER, SERVER);
    private static final Map<String, Object> NEW_ITEM = Map.of(CalcomConstants.CHANGE, "created", CalcomConstants.CHANGE_ITEM_ID, "3",
            CalcomConstants.CHANGE_RESOURCE, "event-types", CalcomConstants.CHANGE_SERVER, SERVER);
    private static final Map<String, Object> DELIVERY = Map.of(CalcomConstants.WEBHOOK_TRIGGER, "BOOKING_CREATED",
            CalcomConstants.WEBHOOK_CREATED_AT, "2030-01-01T10:00:00.123Z", CalcomConstants.WEBHOOK_BOOKING_UID, "u7",
            CalcomConstants.WEBHOOK_SERVER, SERVER);

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");

    @BeforeEach
    void start() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:event").transformDataType("calcom:cloudevents");
            }
        }).start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private Exchange event(Object body, Map<String, Object> headers) {
        return camel.call("direct:event", body, headers);
    }

    /** A null removes a header. */
    private static Map<String, Object> with(Map<String, Object> headers, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(headers);
        for (int index = 0; index < more.length; index += 2) {
            all.put((String) more[index], more[index + 1]);
        }
        all.values().removeIf(Objects::isNull);
        return all;
    }

    private static Map<String, Object> ofBoth(Map<String, Object> change, Map<String, Object> delivery) {
        Map<String, Object> all = new LinkedHashMap<>(change);
        all.putAll(delivery);
        return all;
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

        assertThat(attributes(event(Map.of("uid", "u7"), texts)))
                .isEqualTo(attributes(event(Map.of("uid", "u7"), CHANGE)));
    }

    @Test
    void aChangeWithoutATimeHasNoIdAndFails() {
        assertThat(event(Map.of("uid", "u7"), with(CHANGE, CalcomConstants.CHANGE_UPDATED_AT, "yesterday")).getException())
                .hasStackTraceContaining("The header CamelCalcomChangeUpdatedAt of a change is 'yesterday'");
    }

    @Test
    void aChangeOfABookingIsAnEvent() {
        Exchange exchange = event(Map.of("uid", "u7"), CHANGE);

        assertThat(attributes(exchange)).containsOnly(
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0"), Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "u7@2030-01-01T10:00:00.123Z"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, SERVER),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.booking.created"), Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "u7"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2030-01-01T10:00:00.123Z"),
                Map.entry(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, "application/json"));
        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"uid\":\"u7\"}");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    @Test
    void aNewItemOfAListIsAnEvent() {
        Exchange exchange = event(Map.of("id", 3), NEW_ITEM);

        assertThat(attributes(exchange)).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "event-types/3")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.event-types.created")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "3").doesNotContainKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME);
    }

    @Test
    void aDeliveryIsAnEvent() {
        Exchange exchange = event(Map.of("uid", "u7"), DELIVERY);

        assertThat(attributes(exchange)).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.webhook.booking_created")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "u7")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2030-01-01T10:00:00.123Z");
        assertThat((String) attributes(exchange).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).hasSize(64);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aDeliveryThatComesAgainHasTheSameIdWhateverItsForm(Object body) throws Exception {
        Object id = attributes(event(new ObjectMapper().readTree(BOOKING), DELIVERY)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID);

        assertThat(attributes(event(body, DELIVERY))).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, id);
    }

    static Stream<Object> forms() {
        Map<String, Object> otherOrder = new LinkedHashMap<>();
        otherOrder.put("title", "Demo");
        otherOrder.put("uid", "u7");
        return Stream.of(BOOKING, BOOKING.getBytes(), otherOrder, CalcomJson.read(BOOKING, Booking.class));
    }

    @Test
    void anotherDeliveryHasAnotherId() {
        Object id = attributes(event(BOOKING, DELIVERY)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID);
        Map<String, Object> later = with(DELIVERY, CalcomConstants.WEBHOOK_CREATED_AT, "2030-01-01T10:00:01Z");

        assertThat(attributes(event(BOOKING, later)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isNotEqualTo(id);
        assertThat(attributes(event("{\"uid\":\"u7\"}", DELIVERY)).get(CloudEvent.CAMEL_CLOUD_EVENT_ID)).isNotEqualTo(id);
    }

    @Test
    void aMessageThatIsNeitherIsRefused() {
        assertThat(event(BOOKING, Map.of()).getException())
                .hasMessageContaining("calcom:cloudevents needs a change of a feed or a delivery of a webhook");
    }

    @ParameterizedTest
    @ValueSource(strings = { CalcomConstants.CHANGE_ITEM_ID, CalcomConstants.CHANGE_RESOURCE })
    void aNewItemWithoutAPartOfItsIdIsRefused(String lost) {
        assertThat(event(Map.of("id", 3), with(NEW_ITEM, lost, null)).getException()).hasStackTraceContaining("needs the header " + lost);
    }

    static Stream<Arguments> othersBodies() {
        return Stream.of(Arguments.of(Map.of("uid", "u8"), CHANGE, "CamelCalcomChangeBookingUid is 'u7', and the body is about 'u8'"),
                Arguments.of(Map.of("id", 4), NEW_ITEM, "CamelCalcomChangeItemId is '3', and the body is about '4'"),
                Arguments.of(Map.of("uid", "u8"), DELIVERY, "CamelCalcomWebhookBookingUid is 'u7', and the body is about 'u8'"),
                Arguments.of(Map.of("bookingUid", "u8"), DELIVERY, "CamelCalcomWebhookBookingUid is 'u7', and the body is about 'u8'"),
                Arguments.of(Map.of("uid", "u8"), ofBoth(CHANGE, DELIVERY), "CamelCalcomWebhookBookingUid is 'u7', and the body is about 'u8'"));
    }

    /** As in a route that calls the API for another booking before it makes the event. */
    @ParameterizedTest
    @MethodSource("othersBodies")
    void aBodyOfAnotherEventThanTheHeadersIsRefused(Object body, Map<String, Object> headers, String message) {
        assertThat(event(body, headers).getException()).hasStackTraceContaining(message);
    }

    @Test
    void aBodyThatNamesNothingIsTheEventOfItsHeaders() {
        assertThat(attributes(event(Map.of("title", "Demo"), CHANGE))).isEqualTo(attributes(event(BOOKING, CHANGE)));
        assertThat(attributes(event(Map.of("title", "Demo"), DELIVERY))).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "u7");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "null")
    void aMessageWithoutABodyIsRefused(String body) {
        assertThat(event(body, CHANGE).getException()).hasStackTraceContaining("the body is null");
        assertThat(event(body, DELIVERY).getException()).hasStackTraceContaining("the body is null");
    }

    /** Each of them is a header of its own in a transport such as HTTP. */
    @ParameterizedTest
    @CsvSource({ CalcomConstants.WEBHOOK_TRIGGER + ", a trigger", CalcomConstants.CHANGE + ", a change", CalcomConstants.CHANGE_SERVER + ", the address",
            CalcomConstants.WEBHOOK_SERVER + ", the address" })
    void anAttributeOfSeveralLinesIsRefused(String header, String wanted) {
        Map<String, Object> headers = header.startsWith("CamelCalcomChange") ? CHANGE : DELIVERY;

        assertThat(event(BOOKING, with(headers, header, "https://a\nb: c")).getException())
                .hasStackTraceContaining("The header " + header + " is 'https://a\nb: c', and must be " + wanted);
    }

    @Test
    void anEmptyHeaderCountsAsMissing() {
        assertThat(event(BOOKING, with(DELIVERY, CalcomConstants.WEBHOOK_TRIGGER, "")).getException()).hasStackTraceContaining("has neither the header");
        assertThat(attributes(event(BOOKING, with(DELIVERY, CalcomConstants.CHANGE, "")))).isEqualTo(attributes(event(BOOKING, DELIVERY)));
    }

    @Test
    void anEventWhoseServerWasRemovedComesFromCalcom() {
        assertThat(attributes(event(BOOKING, with(CHANGE, CalcomConstants.CHANGE_SERVER, null))))
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "calcom");
    }

    static Stream<Object> times() {
        Instant instant = Instant.parse("2030-01-01T10:00:00.123Z");
        return Stream.of(instant, Date.from(instant), instant.atOffset(ZoneOffset.UTC), instant.atZone(ZoneId.of("Europe/Rome")),
                "2030-01-01T12:00:00.123+02:00");
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeOfAnyTypeMakesTheSameEvent(Object time) {
        assertThat(attributes(event(BOOKING, with(DELIVERY, CalcomConstants.WEBHOOK_CREATED_AT, time)))).isEqualTo(attributes(event(BOOKING, DELIVERY)));
        assertThat(attributes(event(BOOKING, with(CHANGE, CalcomConstants.CHANGE_UPDATED_AT, time)))).isEqualTo(attributes(event(BOOKING, CHANGE)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "yesterday", "2030-01-01T10:00:00", "" })
    void aDeliveryOfAnUnknownTimeIsAnEventWithoutATime(String time) {
        Map<String, Object> headers = with(DELIVERY, CalcomConstants.WEBHOOK_CREATED_AT, time);
        try (LoggedLines log = new LoggedLines(Level.WARN)) {
            assertThat(attributes(event(BOOKING, headers))).doesNotContainKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME)
                    .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cal.webhook.booking_created");
            assertThat(log.texts()).singleElement().asString().contains("The header CamelCalcomWebhookCreatedAt is '" + time + "'");
        }
        assertThat(attributes(event(BOOKING, headers))).isEqualTo(attributes(event(BOOKING, headers)));
    }

    /** As in a route that polls a feed while it handles a delivery. */
    @Test
    void theBodyDecidesIfTheMessageHasTheHeadersOfAChangeAndOfADelivery() {
        Object payload = Map.of("uid", "u7", "startTime", "2030-01-02T10:00:00Z");
        Object otherBooking = Map.of("uid", "u8");
        Map<String, Object> ofOtherBooking = with(DELIVERY, CalcomConstants.WEBHOOK_BOOKING_UID, "u8");
        Object item = Map.of("id", 3, "slug", "a");

        assertThat(attributes(event(BOOKING, ofBoth(CHANGE, DELIVERY)))).isEqualTo(attributes(event(BOOKING, CHANGE)));
        assertThat(attributes(event(payload, ofBoth(CHANGE, DELIVERY)))).isEqualTo(attributes(event(payload, DELIVERY)));
        assertThat(attributes(event(otherBooking, ofBoth(CHANGE, ofOtherBooking)))).isEqualTo(attributes(event(otherBooking, ofOtherBooking)));
        assertThat(attributes(event(item, ofBoth(NEW_ITEM, DELIVERY)))).isEqualTo(attributes(event(item, NEW_ITEM)));
        assertThat(attributes(event(payload, ofBoth(NEW_ITEM, DELIVERY)))).isEqualTo(attributes(event(payload, DELIVERY)));
        assertThat(attributes(event(payload, with(DELIVERY, CalcomConstants.CHANGE, "created")))).isEqualTo(attributes(event(payload, DELIVERY)));
    }

    @Test
    void nothingOfAnEarlierEventRemains() {
        Map<String, Object> stale = with(NEW_ITEM, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "old", CloudEvent.CAMEL_CLOUD_EVENT_TIME, "2020-01-01T00:00:00Z",
                CloudEvent.CAMEL_CLOUD_EVENT_SCHEMA_URL, "https://example.com/old", CloudEvent.CAMEL_CLOUD_EVENT_TYPE_VERSION, "1",
                CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_ENCODING, "base64", CloudEvent.CAMEL_CLOUD_EVENT_EXTENSIONS, Map.of("a", "b"),
                "CamelCloudEventDataSchema", "https://example.com/old", "CamelCloudEventPartition", "7");

        assertThat(attributes(event(Map.of("id", 3), stale))).isEqualTo(attributes(event(Map.of("id", 3), NEW_ITEM)));
    }

    @Test
    void theSourceIsTheServerInWhateverRouteTheEventIsMade() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(200, "{\"status\":\"success\",\"data\":[{\"id\":7,\"slug\":\"a\"}]}");
            BlockingQueue<Map<String, Object>> events = new LinkedBlockingQueue<>();
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:event-types/list?since=beginning&initialDelay=0&delay=20&apiKey=cal_own_key&apiUrl=" + server.url() + "/").to("seda:later");
                    from("seda:later").transformDataType("calcom:cloudevents").process(exchange -> events.add(attributes(exchange)));
                }
            });

            assertThat(events.poll(300, TimeUnit.SECONDS)).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, server.url())
                    .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "event-types/7");
        }
    }

    @Test
    void theSourceOfADeliveryIsTheServerToo() throws Exception {
        try (ListeningRoute route = new ListeningRoute("undertow")) {
            route.started("apiUrl=https://cal.example.com/v2&apiKey=cal_own_key");
            RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"2030-01-01T10:00:00.123Z\",\"payload\":" + BOOKING + '}',
                    ListeningRoute.SECRET).sendTo(route.url());
            ListeningRoute.Received received = route.received().get(0);

            assertThat(attributes(event(received.body(), received.headers()))).containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE,
                    "https://cal.example.com:443");
        }
    }
}
