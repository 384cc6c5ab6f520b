/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given calls that have used up the server's limit, when a feed has no turn for its poll, then the poll is made later and has not failed. */
@Timeout(1_800)
class FeedPacingTest extends ScriptedServerTestSupport {

    private static final String FEED = "calcom:bookings/changes?initialDelay=0&delay=20&totalTimeout=2000&sendEmptyMessageWhenIdle=true";

    private final List<Exchange> delivered = new CopyOnWriteArrayList<>();

    FeedPacingTest() {
        super(false);
    }

    @BeforeEach
    void answer() {
        server.answer(request -> {
            request.response().putHeader("date", "Mon, 23 Nov 2026 10:00:00 GMT").putHeader("x-ratelimit-limit-default", "120")
                    .putHeader("x-ratelimit-reset-default", "3600");
            request.response().setStatusCode(200).putHeader("content-type", "application/json")
                    .putHeader("x-ratelimit-remaining-default", "0").end("{\"status\":\"success\",\"data\":[]}");
        });
    }

    @Test
    void aPollWithoutATurnIsMadeLaterAndHasNotFailed() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).routeId("feed").autoStartup(false).process(delivered::add);
            }
        }).start();
        assertThat(camel.call("calcom:me/get", null, Map.of()).getException()).isNull();

        try (LoggedLines lines = new LoggedLines(Level.INFO)) {
            camel.getRouteController().startRoute("feed");
            CalcomConsumer consumer = (CalcomConsumer) camel.getRoute("feed").getConsumer();
            await().until(() -> consumer.getCounter() >= 3);

            assertThat(lines.texts()).filteredOn(text -> text.contains("waits for the server's limit, and is polled again")).hasSize(1);
            assertThat(lines.texts()).noneMatch(text -> text.startsWith("WARN") && text.contains("CalcomConsumer"));
            assertThat(consumer.getErrorCounter()).isZero();
        }
        assertThat(delivered).as("no exchange claims that the list is empty").isEmpty();
        assertThat(server.received()).extracting(ScriptedServer.Received::uri).containsExactly("/v2/me");
    }
}
