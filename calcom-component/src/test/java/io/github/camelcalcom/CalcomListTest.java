/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Set;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists of every paging style, read as one page, as a whole, and while they are used. */
@Timeout(1_800)
class CalcomListTest extends ScriptedServerTestSupport {

    CalcomListTest() {
        super(false);
    }

    /** Answers take and skip over this many bookings, with totals that lie as those of a real server under a filter. */
    private void serveByOffset(int total) {
        server.answer(request -> {
            int take = Integer.parseInt(request.getParam("take", "100"));
            int skip = Integer.parseInt(request.getParam("skip", "0"));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(skip, Math.min(total, skip + take))
                                              + "],\"pagination\":{\"totalItems\":999999,\"hasNextPage\":true}}");
        });
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, Math.max(from, to)).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","));
    }

    private void serveByCursor(int total) {
        server.answer(request -> cursorPage(request, total));
    }

    private static void cursorPage(HttpServerRequest request, int total) {
        int limit = Integer.parseInt(request.getParam("limit", "50"));
        int from = Integer.parseInt(request.getParam("cursor", "0"));
        int to = Math.min(total, from + limit);
        String next = to < total ? "\"" + to + "\"" : "null";
        ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(from, to) + "],\"pagination\":{\"nextCursor\":" + next
                                          + ",\"hasMore\":" + (to < total) + "}}");
    }

    @Test
    void onePageTellsWhetherThereAreMore() {
        serveByOffset(30);
        camel.start();

        Exchange exchange = camel.call("calcom:bookings/list?take=10");

        assertThat(list(exchange)).hasSize(10);
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_HAS_MORE)).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_TOTAL_ITEMS)).isEqualTo(999_999L);
    }

    @Test
    void allPagesByOffsetAreReadToTheEmptyOneIfEachPageSaysThatAnotherFollows() {
        serveByOffset(620);
        camel.start();

        Exchange exchange = camel.call("calcom:bookings/list?paging=all");

        assertThat(ids(list(exchange).iterator())).containsExactlyElementsOf(upTo(620));
        assertThat(server.received().stream().map(ScriptedServer.Received::uri)).containsExactly("/v2/bookings?take=250",
                "/v2/bookings?take=250&skip=250", "/v2/bookings?take=250&skip=500", "/v2/bookings?take=250&skip=620");
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_HAS_MORE)).isEqualTo(false);
    }

    @Test
    void aListThatFillsItsLastPageEndsAtTheEmptyOne() {
        serveByOffset(20);
        camel.start();

        assertThat(list(camel.call("calcom:bookings/list?paging=all&take=10"))).hasSize(20);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void maxItemsEndsTheReading() {
        serveByOffset(620);
        camel.start();

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&maxItems=300");

        assertThat(list(exchange)).hasSize(300);
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_HAS_MORE)).isEqualTo(true);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void allPagesByCursorAreRead() {
        serveByCursor(230);
        camel.start();

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&apiProfile=hosted");

        assertThat(ids(list(exchange).iterator())).containsExactlyElementsOf(upTo(230));
        assertThat(server.received()).hasSize(3)
                .allSatisfy(request -> assertThat(request.headers().get("cal-api-version")).isEqualTo("2026-05-01"));
    }

    @Test
    void aCursorThatComesAgainIsRefused() {
        AtomicInteger page = new AtomicInteger();
        server.answer(request -> ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[{\"id\":1}],\"pagination\":{\"nextCursor\":\""
                                                                   + "abc".charAt(page.getAndIncrement() % 3) + "\",\"hasMore\":true}}"));
        camel.start();

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&apiProfile=hosted");

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("cursor");
        assertThat(server.received()).hasSizeLessThan(12);
    }

    @Test
    void managedUsersArePagedByLimitAndOffset() {
        server.answer(request -> {
            int limit = Integer.parseInt(request.getParam("limit"));
            int offset = Integer.parseInt(request.getParam("offset", "0"));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(offset, Math.min(25, offset + limit)) + "]}");
        });
        camel.start();

        Exchange exchange = camel.call("calcom:oauth-client-users/list?clientId=c&limit=10&paging=all");

        assertThat(ids(list(exchange).iterator())).containsExactlyElementsOf(upTo(25));
    }

    @Test
    void routingInsightsArePagedInTheirBody() {
        server.answer(request -> {
            var body = server.received().get(server.received().size() - 1).body().toJsonObject();
            int from = body.getInteger("offset", 0);
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{\"total\":25,\"data\":["
                                              + rows(from, Math.min(25, from + body.getInteger("limit"))) + "]}}");
        });
        camel.start();

        Exchange exchange = camel.call("calcom:routing-insights/form-responses?paging=all&apiProfile=hosted",
                Map.of("scope", "user", "startDate", "2026-01-01", "endDate", "2026-02-01", "offset", 0, "limit", 10), Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(ids(list(exchange).iterator())).containsExactlyElementsOf(upTo(25));
    }

    @Test
    void aStreamReadsAPageOnlyWhenItIsNeeded() throws Exception {
        serveByOffset(620);
        List<Object> items = new ArrayList<>();
        List<Integer> requestsSeen = new ArrayList<>();
        ItemIterator[] kept = new ItemIterator[1];
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("calcom:bookings/list?paging=stream").process(exchange -> {
                    kept[0] = exchange.getMessage().getBody(ItemIterator.class);
                    requestsSeen.add(server.received().size());
                    for (int count = 0; count < 260; count++) {
                        items.add(kept[0].next());
                    }
                    requestsSeen.add(server.received().size());
                });
            }
        }).start();

        camel.createProducerTemplate().send("direct:list", exchange -> { });

        assertThat(requestsSeen).containsExactly(1, 2);
        assertThat(ids(items.iterator())).containsExactlyElementsOf(upTo(260));
        for (int count = 260; count < 500; count++) {
            kept[0].next();
        }
        assertThatThrownBy(() -> kept[0].next()).isInstanceOf(IllegalStateException.class).hasMessageContaining("completed");
    }

    @Test
    void aPageThatFailsEndsTheStreamWithItsReason() throws Exception {
        server.answer(request -> {
            if (request.getParam("skip") == null) {
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(0, 250) + "]}");
            } else {
                ScriptedServer.json(request, 500, "{\"statusCode\":500,\"message\":\"Internal server error\"}");
            }
        });
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("calcom:bookings/list?paging=stream").split(body()).streaming().stopOnException().to("mock:item");
            }
        }).start();

        Exchange exchange = camel.createProducerTemplate().send("direct:list", ignored -> { });

        assertThat(exchange.getException()).hasStackTraceContaining("CalcomServerException").hasStackTraceContaining("Internal server error");
    }

    @Test
    void anIteratorRefusesToBlockAnEventLoop() throws Exception {
        serveByOffset(620);
        camel.start();
        ItemIterator items = items("calcom:bookings/list?paging=stream");
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        server.vertx().runOnContext(ignored -> {
            try {
                while (true) {
                    items.next();
                }
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });

        assertThat(failure.get(300, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class).hasMessageContaining("event-loop");
    }

    /** The exchange stays open, so that its iterator does. */
    private ItemIterator items(String uri) throws Exception {
        Exchange exchange = camel.getEndpoint(uri).createExchange();
        var producer = camel.getEndpoint(uri).createAsyncProducer();
        producer.start();
        producer.process(exchange);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ItemIterator.class);
    }

    /** Given two worker threads, when as many exchanges as those come on an event loop, then the loop is not blocked and all end. */
    @Test
    void aRouteThatStartsOnAnEventLoopContinuesOnWorkers() throws Exception {
        serveByOffset(48);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("calcom:bookings/list?paging=stream&take=10")
                        .process(exchange -> threads.add(Thread.currentThread().getName()))
                        .split(body()).streaming()
                            .setHeader("CamelCalcomBookingUid", simple("${body[id]}"))
                            .to("calcom:bookings/get")
                            .process(exchange -> threads.add(Thread.currentThread().getName()))
                        .end();
            }
        }).start();
        var endpoint = camel.getEndpoint("direct:start");
        var producer = endpoint.createAsyncProducer();
        producer.start();
        CompletableFuture<Exchange> ended = new CompletableFuture<>();

        server.vertx().runOnContext(ignored -> producer.processAsync(endpoint.createExchange()).thenAccept(ended::complete));

        assertThat(ended.get(300, TimeUnit.SECONDS).getException()).isNull();
        assertThat(threads).isNotEmpty().allMatch(name -> name.contains("CalcomWorker"));
        assertThat(server.received()).hasSize(48 + 6);
    }

    @Test
    void aCallRunsOnTheThreadThatBringsTheExchange() throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"id\":1}}");
        AtomicReference<Thread> after = new AtomicReference<>();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("calcom:me/get").process(exchange -> after.set(Thread.currentThread()));
            }
        }).start();

        assertThat(camel.call("direct:start").getException()).isNull();

        assertThat(after.get()).isSameAs(Thread.currentThread());
    }

    private static List<?> list(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    private static List<Integer> ids(Iterator<?> items) {
        List<Integer> ids = new ArrayList<>();
        items.forEachRemaining(item -> ids.add((Integer) ((Map<?, ?>) item).get("id")));
        return ids;
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void aStreamIsReadToItsEndAlsoIfItsProducerWasUsedForOneSendOnly() throws Exception {
        serveByOffset(7);
        List<Object> items = new ArrayList<>();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:once").toD("calcom:bookings/list?paging=stream&take=3", -1)
                        .split(body()).streaming().stopOnException().process(exchange -> items.add(exchange.getMessage().getBody()));
            }
        }).start();

        Exchange exchange = camel.call("direct:once");

        assertThat(exchange.getException()).isNull();
        assertThat(items).hasSize(7);
    }
}
