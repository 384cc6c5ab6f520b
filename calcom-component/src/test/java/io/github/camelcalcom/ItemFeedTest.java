/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a list that is not of bookings, when items come into it, then each is one exchange. */
@Timeout(1_800)
class ItemFeedTest {

    private final MemoryStateRepository states = new MemoryStateRepository();
    private final List<Integer> present = new CopyOnWriteArrayList<>();
    private final List<String> items = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private ScriptedServer server;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        server.answer(request -> {
            int skip = Integer.parseInt(request.getParam("skip", "0"));
            int take = Integer.parseInt(request.getParam("take", "1000"));
            JsonArray page = new JsonArray(present.stream().skip(skip).limit(take)
                    .map(id -> new JsonObject().put("id", id).put("slug", "s" + id)).toList());
            ScriptedServer.json(request, 200, new JsonObject().put("status", "success").put("data", page).encode());
        });
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        server.close();
    }

    private CalcomConsumer follow(String uri) throws Exception {
        if (camel != null) {
            camel.stop();
        }
        camel = new CalcomContext(server.url());
        camel.calcom().getConfiguration().setStateRepository(states);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:" + uri + "&initialDelay=0&delay=20").routeId("feed").errorHandler(noErrorHandler()).process(exchange -> {
                    String id = exchange.getMessage().getHeader(CalcomConstants.CHANGE_ITEM_ID, String.class);
                    if (failing.contains(id)) {
                        throw new IllegalStateException("the route fails");
                    }
                    items.add(id + " " + exchange.getMessage().getBody(Map.class).get("slug"));
                });
            }
        }).start();
        return (CalcomConsumer) camel.getRoute("feed").getConsumer();
    }

    private void awaitPolls() {
        int before = server.received().size();
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.received().size() >= before + 4);
    }

    private void awaitItems(int count) {
        await().atMost(300, TimeUnit.SECONDS).until(() -> items.size() >= count);
    }

    @Test
    void itemsThatComeAreDeliveredOnceAndThoseThatWereThereAreNot() throws Exception {
        present.addAll(List.of(1, 2));
        follow("event-types/list?since=now");
        awaitPolls();
        present.add(3);
        awaitItems(1);
        follow("event-types/list?since=now");
        present.remove(Integer.valueOf(1));
        present.add(4);
        awaitItems(2);
        awaitPolls();

        assertThat(items).containsExactly("3 s3", "4 s4");
    }

    @Test
    void sinceBeginningEverythingIsDeliveredPageByPage() throws Exception {
        for (int id = 1; id <= 600; id++) {
            present.add(id);
        }
        follow("webhooks/list?since=beginning&maxMessagesPerPoll=250");
        awaitItems(600);
        awaitPolls();

        assertThat(items).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void anItemThatFailsComesAgainWithoutHoldingUpOthers() throws Exception {
        present.addAll(List.of(1, 2));
        failing.add("1");
        CalcomConsumer consumer = follow("event-types/list?since=beginning");
        await().until(() -> consumer.getFigures() != null && consumer.getFigures().failures() >= 2);
        assertThat(items).containsExactly("2 s2");

        failing.clear();
        awaitItems(2);
        awaitPolls();
        assertThat(items).containsExactly("2 s2", "1 s1");
    }

    @Test
    void tooManyFailuresPauseTheFeed() throws Exception {
        present.addAll(List.of(1, 2, 3));
        failing.addAll(List.of("1", "2"));
        CalcomConsumer consumer = follow("event-types/list?since=beginning&maxWaitingFailures=2");
        await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() > 0);
        assertThat(items).isEmpty();

        failing.clear();
        awaitItems(3);
        // the poll that was under way had perhaps asked for one of the failing already
        assertThat(items).containsExactlyInAnyOrder("1 s1", "2 s2", "3 s3");
    }
}
