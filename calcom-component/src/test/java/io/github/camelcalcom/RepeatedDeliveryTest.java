/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.support.BookingRequest;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a delivery that reached the route, when Cal.com sends it again, then the route does not see it twice. */
@Timeout(1_800)
class RepeatedDeliveryTest {

    @Test
    void theRouteSeesItOnce() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); ListeningRoute route = new ListeningRoute("undertow")) {
            route.camel().getRegistry().bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository());
            route.started("idempotentRepository=#seen");
            try (CalcomContext camel = new CalcomContext(sandbox.url())) {
                camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
                camel.start();
                call(camel, "webhooks/create", Map.of("active", true, "subscriberUrl", route.url(), "secret", ListeningRoute.SECRET,
                        "triggers", List.of("BOOKING_CREATED")));
                call(camel, "bookings/create", BookingRequest.of(1, 10));
            }

            Delivery repeated = sandbox.deliveries().repeat(sandbox.deliveries().get(0));

            assertThat(sandbox.deliveries()).as("the receiver takes it both times").extracting(Delivery::status).containsExactly(200, 200);
            assertThat(repeated.body()).isEqualTo(sandbox.deliveries().get(0).body());
            assertThat(route.received()).extracting(received -> received.header(CalcomConstants.WEBHOOK_BOOKING_UID))
                    .isEqualTo(sandbox.bookings().stream().map(Booking::uid).toList()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({ "2, 2", "1000, 1" })
    void aRecordedDeliveryReachesTheRouteAgainOnceTheRepositoryHasForgottenIt(int remembered, int expected) throws Exception {
        try (ListeningRoute route = new ListeningRoute("undertow")) {
            route.camel().getRegistry().bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository(remembered));
            route.started("idempotentRepository=#seen");
            for (String uid : List.of("recorded", "a", "b", "c", "recorded")) {
                RecordedDelivery delivery = RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":"
                                                                    + "\"2026-11-22T23:55:25.778Z\",\"payload\":{\"uid\":\"" + uid + "\"}}",
                        ListeningRoute.SECRET);
                assertThat(delivery.sendTo(route.url()).statusCode()).isEqualTo(200);
            }
            assertThat(route.received()).filteredOn(received -> "recorded".equals(received.header(CalcomConstants.WEBHOOK_BOOKING_UID)))
                    .hasSize(expected);
        }
    }

    private static void call(CalcomContext camel, String operation, Map<String, Object> body) {
        assertThat(camel.call("calcom:" + operation, body, Map.of()).getException()).isNull();
    }
}
