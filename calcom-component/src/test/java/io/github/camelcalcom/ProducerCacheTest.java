/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a dynamic send with more accounts than its cache has places, then the calls in progress still complete. */
@Timeout(1_800)
class ProducerCacheTest extends ScriptedServerTestSupport {

    private static final String OK = "{\"status\":\"success\",\"data\":{}}";

    ProducerCacheTest() {
        super(false);
    }

    @Test
    void aCallInProgressIsRepeatedAlsoIfOthersTakeItsPlaceInTheCache() throws Exception {
        Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        server.answer(request -> {
            if (held.isEmpty() && request.getHeader("authorization").endsWith("key_0")) {
                held.add(request);
            } else {
                ScriptedServer.json(request, 200, OK);
            }
        });
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").toD("calcom:me/get?apiKey=RAW(${header.key})", 1);
            }
        }).start();
        CompletableFuture<Exchange> first = camel.begin("direct:call", null, Map.of("key", "cal_key_0"));
        await().atMost(300, TimeUnit.SECONDS).until(() -> !held.isEmpty());

        for (int account = 1; account <= 20; account++) {
            assertThat(camel.call("direct:call", null, Map.of("key", "cal_key_" + account)).getException()).isNull();
        }
        ScriptedServer.json(held.element(), 503, "{\"status\":\"error\"}");

        assertThat(first.get(300, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void aCallInProgressEndsWhenItsRouteIsStopped() throws Exception {
        server.answer(503, "{\"status\":\"error\"}");
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").routeId("caller")
                        .toD("calcom:me/get?retryDelay=3600000&retryMaxDelay=3600000&totalTimeout=36000000&apiKey=RAW(${header.key})");
            }
        }).start();
        try (LoggedLines log = new LoggedLines(Level.DEBUG)) {
            CompletableFuture<Exchange> call = camel.begin("direct:call", null, Map.of("key", "cal_key_0"));
            await().atMost(300, TimeUnit.SECONDS).until(() -> log.texts().stream().anyMatch(text -> text.contains("Repeating me/get")));

            camel.getRouteController().stopRoute("caller", 100, TimeUnit.MILLISECONDS);

            assertThat(call.get(300, TimeUnit.SECONDS).getException()).isInstanceOf(CalcomServerException.class);
        }
    }
}
