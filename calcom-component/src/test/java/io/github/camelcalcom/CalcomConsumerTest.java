/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.BookingServer;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed of booking changes, when bookings change, then each change is one exchange. */
@Timeout(1_800)
class CalcomConsumerTest extends ScriptedServerTestSupport {

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private BookingServer bookings;

    CalcomConsumerTest() {
        super(false);
    }

    @BeforeEach
    void answer() throws Exception {
        bookings = new BookingServer(server);
    }

    private void feed(String options) throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&" + (options.contains("delay=") ? "" : "delay=20&") + options).routeId("feed").process(exchange -> {
                    String uid = exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
                    if (failing.contains(uid)) {
                        throw new IllegalStateException("the route fails");
                    }
                    changes.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE) + " " + uid);
                });
            }
        }).start();
    }

    /** At least one whole poll begins and ends after this call, whatever it has to read. */
    private void awaitPolls() {
        int before = server.received().size();
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.received().size() >= before + 8);
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void theLifeOfABookingIsToldInItsChanges(String profile) throws Exception {
        bookings.put("old", "accepted");
        bookings.pass(60_000);
        feed("apiProfile=" + profile);
        awaitPolls();
        assertThat(changes).as("since=now").isEmpty();

        for (Runnable event : List.<Runnable> of(
                () -> bookings.put("a", "accepted"),
                () -> bookings.put("a", "accepted", Map.of("location", "elsewhere")),
                () -> bookings.put("p", "pending"),
                () -> bookings.put("p", "accepted"),
                () -> bookings.put("q", "pending"),
                () -> bookings.put("q", "rejected"),
                () -> bookings.put("a", "cancelled", Map.of("rescheduledToUid", "b")),
                () -> bookings.put("b", "accepted", Map.of("rescheduledFromUid", "a")),
                () -> bookings.put("b", "cancelled"))) {
            bookings.pass(45_000);
            event.run();
            int due = changes.size() + 1;
            await().atMost(300, TimeUnit.SECONDS).until(() -> changes.size() >= due);
        }
        awaitPolls();

        assertThat(changes).containsExactly("created a", "updated a", "created p", "confirmed p", "created q", "rejected q", "updated a",
                "rescheduled b", "cancelled b");
    }

    @Test
    void anExchangeCarriesTheBookingAndWhatIsNeededToRouteIt() throws Exception {
        List<Exchange> exchanges = new ArrayList<>();
        bookings.put("a", "accepted");
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning").process(exchange -> exchanges.add(exchange.copy()));
            }
        }).start();
        await().until(() -> !exchanges.isEmpty());

        assertThat(exchanges.get(0).getMessage().getHeaders()).containsEntry(CalcomConstants.CHANGE, "created")
                .containsEntry(CalcomConstants.CHANGE_BOOKING_UID, "a").containsEntry(CalcomConstants.CHANGE_BOOKING_ID, 1)
                .containsEntry(CalcomConstants.CHANGE_BOOKING_STATUS, "accepted")
                .containsEntry(CalcomConstants.CHANGE_UPDATED_AT, Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(exchanges.get(0).getMessage().getBody(Map.class).get("uid")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void nothingIsLostOrDoubledWhileBookingsChangeBetweenPages(String profile) throws Exception {
        for (int index = 0; index < 700; index++) {
            bookings.pass(10);
            bookings.put("u%04d".formatted(index), "accepted");
        }
        AtomicInteger page = new AtomicInteger();
        bookings.beforePage(() -> {
            int number = page.getAndIncrement();
            if (number < 10) {
                bookings.pass(5);
                bookings.put("u%04d".formatted(number * 7), "accepted", Map.of("moved", number));
            }
        });

        feed("since=beginning&apiProfile=" + profile);
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(changes.stream().map(change -> change.substring(change.indexOf(' ') + 1)).distinct()).hasSize(700));
        awaitPolls();

        assertThat(changes).hasSizeBetween(700, 710).satisfies(all -> assertThat(all.stream().filter(each -> each.startsWith("created")))
                .doesNotHaveDuplicates());
    }

    @Test
    void moreBookingsThanAPageMayShareOneInstant() throws Exception {
        for (int index = 0; index < 620; index++) {
            bookings.put("u" + index, "accepted");
        }

        feed("since=beginning");
        await().atMost(300, TimeUnit.SECONDS).until(() -> changes.size() >= 620);
        awaitPolls();

        assertThat(changes).hasSize(620).doesNotHaveDuplicates();
    }

    @Test
    void aFailedExchangeComesAgainAndTheOthersDoNot() throws Exception {
        failing.add("b");
        feed("since=beginning");
        for (String uid : List.of("a", "b", "c")) {
            bookings.pass(1_000);
            bookings.put(uid, "accepted");
        }
        bookings.pass(120_000);
        bookings.put("d", "accepted");
        await().until(() -> changes.contains("created d"));
        awaitPolls();
        assertThat(changes).containsExactlyInAnyOrder("created a", "created c", "created d");

        failing.clear();
        await().until(() -> changes.contains("created b") || changes.contains("updated b"));
        awaitPolls();

        assertThat(changes).hasSize(4);
    }

    @Test
    void aLateCommitWithinTheOverlapIsDelivered() throws Exception {
        feed("since=beginning&overlap=30000");
        bookings.put("a", "accepted");
        await().until(() -> changes.contains("created a"));
        Instant late = bookings.now().minusSeconds(10);

        bookings.put("b", "accepted", Map.of("updatedAt", late.toString(), "createdAt", late.toString()));

        await().atMost(300, TimeUnit.SECONDS).until(() -> changes.size() == 2);
    }

    @Test
    void aServerThatIgnoresTheFilterFailsThePoll() throws Exception {
        bookings.put("a", "accepted");
        bookings.pass(600_000);
        bookings.ignoreFilter();
        feed("since=2026-11-23T10:05:00Z");
        awaitPolls();

        assertThat(changes).isEmpty();
    }

    @Test
    void aServerThatIgnoresTheOrderFailsThePoll() throws Exception {
        bookings.ignoreOrder();
        for (int index = 0; index < 40; index++) {
            bookings.pass(1_000);
            bookings.put("u" + index, "accepted");
        }
        feed("since=beginning");
        awaitPolls();

        assertThat(changes).isEmpty();
    }

    @Test
    void cursorsThatLeadRoundInACircleFailThePoll() throws Exception {
        AtomicInteger page = new AtomicInteger();
        server.answer(request -> {
            request.response().putHeader("date", "Mon, 23 Nov 2026 10:00:00 GMT");
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[],\"pagination\":{\"nextCursor\":\""
                                              + "abc".charAt(page.getAndIncrement() % 3) + "\",\"hasMore\":true}}");
        });
        feed("since=beginning&apiProfile=hosted&delay=600000");

        ScheduledPollConsumer consumer = (ScheduledPollConsumer) camel.getRoute("feed").getConsumer();
        await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() > 0);

        assertThat(server.received()).hasSizeBetween(4, 11);
    }

    @Test
    void maxMessagesPerPollLeavesTheRestForTheNextPoll() throws Exception {
        for (int index = 0; index < 10; index++) {
            bookings.pass(1);
            bookings.put("u" + index, "accepted");
        }
        feed("since=beginning&maxMessagesPerPoll=3");

        await().atMost(300, TimeUnit.SECONDS).until(() -> changes.size() == 10);
        awaitPolls();

        assertThat(changes).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatComesBackIsReadOn() throws Exception {
        feed("since=beginning");
        bookings.put("a", "accepted");
        await().until(() -> changes.size() == 1);
        server.answer(503, "{}");
        awaitPolls();

        bookings.pass(1_000);
        bookings.put("b", "accepted");
        new BookingServer(server).put("b", "accepted");

        await().atMost(300, TimeUnit.SECONDS).until(() -> changes.contains("created b"));
    }

    @Test
    void aRestartedRouteGoesOnWhereItWas() throws Exception {
        feed("since=beginning");
        bookings.put("a", "accepted");
        await().until(() -> changes.size() == 1);
        camel.getRouteController().stopRoute("feed");
        bookings.pass(1_000);
        bookings.put("b", "accepted");

        camel.getRouteController().startRoute("feed");
        await().until(() -> changes.contains("created b"));
        awaitPolls();

        assertThat(changes).containsExactly("created a", "created b");
    }
}
