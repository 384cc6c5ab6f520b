/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given routes on virtual threads, when a thousand calls wait for their responses at once, then they occupy no more platform threads than the
 * scheduler has. The server answers only when it has all the requests, so one call that kept its carrier thread would stop the rest.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(1_800)
class VirtualThreadsTest {

    private static final int CALLS = 1_000;

    @Test
    void aThousandCallsWaitForTheirResponsesAtOnce() throws Exception {
        List<HttpServerRequest> open = new ArrayList<>();
        ConcurrentLinkedQueue<Thread> callers = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = new ScriptedServer().answer(request -> answerWhenAllAreThere(open, request));
             CalcomContext camel = new CalcomContext(server.url()).routes(new RouteBuilder() {
                 @Override
                 public void configure() {
                     from("direct:get").to("calcom:bookings/get?bookingUid=abc&pacing=false&maxConnections=" + CALLS
                                           + "&connectTimeout=300000&requestTimeout=300000&totalTimeout=600000&maxRetries=0")
                             .process(exchange -> callers.add(Thread.currentThread()));
                 }
             }).started()) {
            ProducerTemplate template = camel.createProducerTemplate();
            ExecutorService threads = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            List<Future<Exchange>> calls = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                calls.add(threads.submit(() -> template.request("direct:get", exchange -> exchange.getMessage().setHeaders(Map.of()))));
            }
            for (Future<Exchange> call : calls) {
                assertThat(call.get(500, TimeUnit.SECONDS).getException()).isNull();
            }
            threads.shutdown();
        }

        assertThat(callers).hasSize(CALLS).allSatisfy(caller -> assertThat(isVirtual(caller)).isTrue());
    }

    /** Runs on the server's only event loop. */
    private static void answerWhenAllAreThere(List<HttpServerRequest> open, HttpServerRequest request) {
        open.add(request);
        if (open.size() == CALLS) {
            open.forEach(each -> ScriptedServer.json(each, 200, "{\"status\":\"success\",\"data\":{}}"));
        }
    }

    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return (Boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }
}
