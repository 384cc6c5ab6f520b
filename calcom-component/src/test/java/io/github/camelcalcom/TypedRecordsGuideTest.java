/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.booking.AttendeeRequest;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.model.booking.BookingRequestPlainBuilder;
import io.github.camelcalcom.model.booking.BookingStatus;
import io.github.camelcalcom.model.eventtype.EventTypeRequest;
import io.github.camelcalcom.model.eventtype.EventTypeRequestBuilder;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the guide on typed records, which do what the guide says. */
@Timeout(1_800)
class TypedRecordsGuideTest {

    private CalcomSandbox sandbox;
    private CalcomContext camel;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).start();
        sandbox.clock().moveTo(Instant.parse("2026-11-23T10:00:00Z"));
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @Test
    void aRecordIsSentAndReceived() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:book")
                    .setBody(exchange -> BookingRequestPlainBuilder.builder()
                        .start(Instant.parse("2026-12-01T09:00:00Z"))
                        .eventTypeId(1L)
                        .attendee(new AttendeeRequest("Ada Lovelace", "ada@example.com", ZoneId.of("Europe/London"), null, null))
                        .build())
                    .to("calcom:bookings/create?output=model")
                    .process(exchange -> {
                        Booking booking = exchange.getMessage().getBody(Booking.class);
                        if (booking.status().equals(BookingStatus.PENDING)) {
                            exchange.getMessage().setHeader("waitsFor", booking.hosts().get(0).email());
                        }
                    });
            }
        }).start();

        Exchange exchange = camel.call("direct:book");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Booking.class).uid()).isEqualTo(sandbox.bookings().get(0).uid());
    }

    @Test
    void nullRemovesAValue() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:usual-interval")
                    .setBody(exchange -> {
                        EventTypeRequest update = EventTypeRequestBuilder.builder().title("Consultation").build();
                        return CalcomJson.withNull(update, "slotInterval");
                    })
                    .to("calcom:event-types/update?eventTypeId=1");
            }
        });

        try (ScriptedServer server = new ScriptedServer()) {
            camel.calcom().getConfiguration().setApiUrl(server.url());
            camel.start();

            assertThat(camel.call("direct:usual-interval").getException()).isNull();

            assertThat(server.received()).singleElement().extracting(received -> received.body().toString())
                    .isEqualTo("{\"title\":\"Consultation\",\"slotInterval\":null}");
        }
    }

    @Test
    void mapsAndTextBecomeRecords() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:from-a-queue")
                    .convertBodyTo(Booking.class)
                    .to("mock:booking");
                from("direct:page-from-a-queue")
                    .convertBodyTo(Booking[].class)
                    .split(body())
                        .to("mock:booking");
            }
        }).start();

        camel.call("direct:from-a-queue", "{\"uid\":\"u1\"}", Map.of());
        camel.call("direct:page-from-a-queue", List.of(Map.of("uid", "u2"), Map.of("uid", "u3")), Map.of());

        assertThat(camel.getEndpoint("mock:booking", MockEndpoint.class).getReceivedExchanges())
                .extracting(exchange -> exchange.getMessage().getBody(Booking.class).uid()).containsExactly("u1", "u2", "u3");
    }

    @Test
    void changesBecomeEventsAndCalendars() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?since=beginning")
                    .multicast().to("direct:events", "direct:calendar");

                from("direct:events")
                    .transformDataType("calcom:cloudevents")
                    .to("mock:events");

                from("direct:calendar")
                    .transformDataType("calcom:ical")
                    .filter(body().isNotNull())
                        .setHeader(Exchange.FILE_NAME, simple("${header.CamelCalcomChangeBookingUid}.ics"))
                        .to("mock:calendar");
            }
        }).start();
        camel.call("calcom:bookings/create", Map.of("start", "2026-12-01T09:00:00Z", "eventTypeId", 1,
                "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London")), Map.of());

        MockEndpoint events = camel.getEndpoint("mock:events", MockEndpoint.class);
        MockEndpoint calendar = camel.getEndpoint("mock:calendar", MockEndpoint.class);
        await().atMost(300, TimeUnit.SECONDS).until(() -> events.getReceivedCounter() > 0 && calendar.getReceivedCounter() > 0);
        assertThat(events.getReceivedExchanges().get(0).getMessage().getHeader("CamelCloudEventType")).isEqualTo("com.cal.booking.created");
        assertThat(calendar.getReceivedExchanges().get(0).getMessage().getBody(String.class)).startsWith("BEGIN:VCALENDAR");
    }
}
