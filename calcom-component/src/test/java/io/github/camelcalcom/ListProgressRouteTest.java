/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.client.ListProgress;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a route that reads a complete list, when it reads, then a header, meters and the dev console show how far it has come. */
@Timeout(1_800)
class ListProgressRouteTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private CalcomContext context(String url) {
        CalcomContext camel = new CalcomContext(url);
        camel.setDevConsole(true);
        camel.getRegistry().bind("metricsRegistry", meters);
        return camel;
    }

    private static void serve(ScriptedServer server, int bookings) {
        server.answer(request -> {
            int skip = Integer.parseInt(request.getParam("skip", "0"));
            int take = Integer.parseInt(request.getParam("take", "100"));
            String rows = IntStream.range(skip, Math.min(bookings, skip + take)).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows + "],\"pagination\":{\"totalItems\":" + bookings
                                              + ",\"hasNextPage\":" + (skip + take < bookings) + "}}");
        });
    }

    private double meter(String name) {
        return name.equals("calcom.lists.reading") ? meters.get(name).gauge().value() : meters.get(name).functionCounter().count();
    }

    @Test
    void aListShowsWhatWasRead() throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = context(server.url())) {
            serve(server, 950);
            camel.start();

            Exchange exchange = camel.createProducerTemplate().request("calcom:bookings/list?take=100&paging=all", sent -> { });

            ListProgress progress = exchange.getMessage().getHeader(CalcomConstants.LIST_PROGRESS, ListProgress.class);
            assertThat(progress.getPages()).isEqualTo(10);
            assertThat(progress.getItems()).isEqualTo(950);
            assertThat(progress.getTotal()).isEqualTo(950);
            assertThat(meter("calcom.lists.pages")).isEqualTo(10);
            assertThat(meter("calcom.lists.items")).isEqualTo(950);
            assertThat(meter("calcom.lists.reading")).isZero();
        }
    }

    @Test
    void aStreamShowsHowFarItHasCome() throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = context(server.url())) {
            serve(server, 250);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:read").to("calcom:bookings/list?take=100&paging=stream").process(exchange -> {
                        ItemIterator items = exchange.getMessage().getBody(ItemIterator.class);
                        IntStream.range(0, 150).forEach(index -> items.next());
                        exchange.setProperty("readings", readings(camel));
                        exchange.setProperty("now", meter("calcom.lists.reading"));
                    }).setBody(simple("${header.CamelCalcomListProgress.pages} of ${header.CamelCalcomListProgress.total}"));
                }
            });
            camel.start();

            Exchange exchange = camel.createProducerTemplate().request("direct:read", sent -> { });

            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("2 of 250");
            assertThat(exchange.getProperty("now")).isEqualTo(1.0);
            JsonNode row = exchange.getProperty("readings", JsonNode.class).path(0);
            assertThat(row.path("name").asText()).isEqualTo("bookings/list");
            assertThat(List.of(row.path("pages").asInt(), row.path("items").asInt(), row.path("total").asInt())).containsExactly(2, 200, 250);
            assertThat(readings(camel)).as("after the exchange").isEmpty();
        }
    }

    @Test
    void theRouteOfTheGuideShowsTheProgressOfEachRow() throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = context(server.url())) {
            serve(server, 150);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:export")
                        .to("calcom:bookings/list?paging=stream")
                        .split(body()).streaming()
                            .setHeader("progress", simple("${header.CamelCalcomListProgress.items} of ${header.CamelCalcomListProgress.total}"))
                            .to("direct:row");
                    from("direct:row").to("mock:rows");
                }
            });
            camel.start();

            camel.createProducerTemplate().sendBody("direct:export", null);

            MockEndpoint rows = camel.getEndpoint("mock:rows", MockEndpoint.class);
            assertThat(rows.getExchanges()).hasSize(150);
            assertThat(rows.getExchanges().get(0).getMessage().getHeader("progress").toString()).endsWith(" of 150");
            assertThat(rows.getExchanges().get(149).getMessage().getHeader("progress")).isEqualTo("150 of 150");
        }
    }

    private static JsonNode readings(CalcomContext camel) {
        DevConsole console = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class).resolveById("calcom");
        JsonNode shown = new ObjectMapper().valueToTree(console.call(DevConsole.MediaType.JSON, Map.of()));
        return shown.path("components").path(0).path("readings");
    }

    @Test
    void theFirstReadingOfAFeedIsOne() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.builder().seed(seeding -> seeding.user("alice", "Alice", "alice@example.com", "UTC")
                .eventType("Call", "call", 30).booking("call", Instant.parse("2027-01-04T10:00:00Z"), "Ann", "ann@example.net")
                .booking("call", Instant.parse("2027-01-04T11:00:00Z"), "Ben", "ben@example.net")).start();
                CalcomContext camel = context(sandbox.url())) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?apiKey=" + sandbox.apiKey() + "&since=beginning&initialDelay=0&delay=60000").to("mock:changes");
                }
            });
            MockEndpoint changes = camel.getEndpoint("mock:changes", MockEndpoint.class);
            changes.expectedMessageCount(2);
            changes.setResultWaitTime(600_000);
            camel.start();
            changes.assertIsSatisfied();

            ListProgress progress = changes.getExchanges().get(0).getMessage().getHeader(CalcomConstants.LIST_PROGRESS, ListProgress.class);
            assertThat(progress.getName()).startsWith("feed ");
            assertThat(progress.getItems()).isGreaterThanOrEqualTo(2);
            assertThat(meter("calcom.lists.items")).isGreaterThanOrEqualTo(2);
        }
    }
}
