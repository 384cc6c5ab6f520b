/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.support.BookingServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No header that the component writes is one that a call reads as its parameter: what a message brings must not bend the next call. */
class HeaderNamesTest extends ScriptedServerTestSupport {

    HeaderNamesTest() {
        super(false);
    }

    /** Every header that any operation reads, in lower case since Camel finds headers in any case. */
    static Set<String> read() {
        Set<String> read = new TreeSet<>();
        for (String resource : OperationCatalog.instance().resources()) {
            for (Operation operation : OperationCatalog.instance().operations(resource)) {
                operation.parameters().forEach(parameter -> read.add(RequestTemplate.headerName(parameter.name()).toLowerCase(Locale.ROOT)));
            }
        }
        read.add(CalcomConstants.PATH.toLowerCase(Locale.ROOT));
        read.add(CalcomConstants.MANAGED_USER_ID.toLowerCase(Locale.ROOT));
        read.add(CalcomConstants.IDEMPOTENCY_KEY.toLowerCase(Locale.ROOT));
        return read;
    }

    private static void assertNoneIsRead(Set<String> written) {
        assertThat(written).anyMatch(name -> name.startsWith("CamelCalcom"));
        assertThat(written).extracting(name -> name.toLowerCase(Locale.ROOT)).doesNotContainAnyElementsOf(read());
    }

    @Test
    void aFeedWritesNoHeaderThatACallReads() throws Exception {
        BookingServer bookings = new BookingServer(server);
        bookings.put("a", "accepted", Map.of("eventTypeId", 7, "attendees", List.of()));
        Set<String> written = written("calcom:bookings/changes?since=beginning&initialDelay=0&delay=20");

        assertThat(written).contains(CalcomConstants.CHANGE_BOOKING_UID);
        assertNoneIsRead(written);
    }

    @Test
    void aFeedOfItemsWritesNoHeaderThatACallReads() throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":[{\"id\":7,\"slug\":\"a\"}]}");
        Set<String> written = written("calcom:event-types/list?since=beginning&initialDelay=0&delay=20");

        assertThat(written).contains(CalcomConstants.CHANGE_ITEM_ID);
        assertNoneIsRead(written);
    }

    private Set<String> written(String feed) throws Exception {
        Set<String> written = new TreeSet<>();
        CountDownLatch received = new CountDownLatch(1);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from(feed).filter(exchange -> received.getCount() > 0).process(exchange -> {
                    written.addAll(exchange.getMessage().getHeaders().keySet());
                    received.countDown();
                });
            }
        }).start();
        assertThat(received.await(300, TimeUnit.SECONDS)).isTrue();
        return written;
    }

    @Test
    void theBookingOfAFeedDoesNotBecomeTheBookingOfACall() throws Exception {
        BookingServer bookings = new BookingServer(server);
        bookings.put("a", "accepted");
        CountDownLatch called = new CountDownLatch(1);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?since=beginning&initialDelay=0&delay=20")
                        .to("calcom:bookings/list?attendeeEmail=ada@example.com").process(exchange -> called.countDown());
            }
        }).start();

        assertThat(called.await(300, TimeUnit.SECONDS)).isTrue();

        assertThat(server.received()).filteredOn(request -> request.uri().contains("attendeeEmail")).isNotEmpty()
                .allSatisfy(request -> assertThat(request.uri()).doesNotContain("bookingUid"));
    }
}
