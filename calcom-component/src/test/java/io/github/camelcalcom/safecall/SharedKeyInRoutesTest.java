/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FaultyProxy.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given two routes with endpoints of their own, and a message for each with the same key: the endpoints of a component share the attempt. */
@Timeout(1_800)
class SharedKeyInRoutesTest {

    private static final String POST = "POST /v2/bookings";
    private static final Map<String, Object> KEY = Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-7");

    private SafeCallsFixture fixture;
    private CalcomContext camel;
    private String body;

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
        body = SafeCallsFixture.booking(fixture.confirmed(), SafeCallsFixture.START, "Ann").toString();
        camel = new CalcomContext(fixture.proxy.url());
        camel.calcom().getConfiguration().setApiKey(fixture.sandbox.apiKey("alice"));
        camel.calcom().getConfiguration().setAmbiguityHorizon(60_000);
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(100);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first").routeId("first").to("calcom:bookings/create");
                from("direct:second").routeId("second").to("calcom:bookings/create?priority=high");
                from("direct:dynamic").routeId("dynamic").toD("calcom:bookings/create?priority=${header.priority}");
            }
        }).start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        fixture.close();
    }

    @Test
    void twoRoutesGetOneBooking() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());

        CompletableFuture<Exchange> first = camel.begin("direct:first", body, KEY);
        CompletableFuture<Exchange> second = camel.begin("direct:second", body, KEY);
        CompletableFuture<Exchange> third = camel.begin("direct:dynamic", body,
                Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-7", "priority", "low"));

        assertThat(uid(first)).isEqualTo(uid(second)).isEqualTo(uid(third)).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.bookings()).hasSize(1);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void whenTheComponentStopsTheWaitEnds() throws Exception {
        CompletableFuture<Exchange> first = beginSilently();
        CompletableFuture<Exchange> second = beginSecond();

        camel.calcom().stop();

        assertThat(failure(first)).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(failure(second)).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    @Test
    void whenTheRouteStopsTheWaitEndsAndTheOtherRouteGoesOn() throws Exception {
        fixture.proxy.plan(POST, Fault.dropAfter());
        fixture.proxy.otherwise(request -> fixture.proxy.count(POST) > 0 ? Fault.answerInstead(503) : Fault.none());
        CompletableFuture<Exchange> first = camel.begin("direct:first", body, KEY);
        await().atMost(Duration.ofSeconds(300)).until(() -> fixture.proxy.count(POST) == 1);
        CompletableFuture<Exchange> second = beginSecond();

        camel.getRouteController().stopRoute("second", 100, TimeUnit.MILLISECONDS);

        assertThat(failure(second)).isInstanceOf(CalcomAmbiguousException.class).hasMessageContaining("stopped");
        fixture.proxy.otherwise(request -> Fault.none());
        assertThat(uid(first)).isEqualTo(fixture.bookings().get(0).uid());
        assertThat(fixture.proxy.count(POST)).isEqualTo(1);
    }

    private CompletableFuture<Exchange> beginSecond() {
        CompletableFuture<Exchange> second = camel.begin("direct:second", body, KEY);
        await().atMost(Duration.ofSeconds(300)).until(() -> camel.getInflightRepository().size("second") == 1);
        return second;
    }

    private CompletableFuture<Exchange> beginSilently() {
        fixture.proxy.plan(POST, Fault.silence());
        CompletableFuture<Exchange> first = camel.begin("direct:first", body, KEY);
        await().atMost(Duration.ofSeconds(300)).until(() -> fixture.proxy.count(POST) == 1);
        return first;
    }

    private static String uid(CompletableFuture<Exchange> call) throws Exception {
        Exchange exchange = call.get(300, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class).get("uid").toString();
    }

    private static Throwable failure(CompletableFuture<Exchange> call) throws Exception {
        return call.get(300, TimeUnit.SECONDS).getException();
    }
}
