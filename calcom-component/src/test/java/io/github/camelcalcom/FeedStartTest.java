/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed with since=now whose first poll is far off, when something happens before that poll, then the poll delivers it. */
@Timeout(1_800)
class FeedStartTest {

    private static final String OFFSET = "bookings/changes?apiProfile=self-hosted";
    private static final String CURSOR = "bookings/changes?apiProfile=hosted";
    private static final String FULL_SCAN = "team-bookings/changes?teamId=2&scan=full&apiProfile=self-hosted";
    private static final String ITEMS = "event-types/list?apiProfile=self-hosted";

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final List<String> items = new CopyOnWriteArrayList<>(List.of("1"));
    private MemoryStateRepository states;
    private Polls polls;
    private FollowedBookings feed;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        states = new MemoryStateRepository();
        context();
    }

    private void context() {
        polls = new Polls();
        camel = feed.context(states);
        camel.getRegistry().bind("polls", polls);
    }

    @AfterEach
    void stop() {
        camel.stop();
        feed.close();
    }

    /** The schedule polls at the start or not at all. */
    private void follow(String list, String options) throws Exception {
        if (list.equals(ITEMS)) {
            feed.server().answer(request -> ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":["
                                                                              + String.join(",", items.stream().map("{\"id\":%s}"::formatted).toList())
                                                                              + "]}"));
        } else {
            feed.bookings().put("old", "accepted");
            feed.bookings().pass(5_000);
        }
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:" + list + "&since=now&feedName=feed&pollStrategy=#polls&delay=3600000&" + options).routeId("feed")
                        .process(exchange -> changes.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE) + " "
                                                         + exchange.getMessage().getHeader(list.equals(ITEMS) ? CalcomConstants.CHANGE_ITEM_ID
                                                                 : CalcomConstants.CHANGE_BOOKING_UID)));
            }
        }).start();
    }

    private void change(String uid) {
        feed.bookings().pass(5_000);
        feed.bookings().put(uid, "accepted");
    }

    private void awaitBegin() {
        await().atMost(Duration.ofMinutes(5)).until(() -> states.getState("feed") != null && !states.getState("feed").contains("\"begun\":false"));
    }

    /** Polls as for a polling consumer. */
    private void poll() throws Exception {
        ((CalcomConsumer) camel.getRoute("feed").getConsumer()).beforePoll(0);
        polls.await();
    }

    @ParameterizedTest
    @CsvSource({ OFFSET + ", 0", CURSOR + ", 0", FULL_SCAN + ", 0", OFFSET + ", 2", CURSOR + ", 2" })
    void theFirstPollDeliversWhatChangedSinceTheStart(String list, int feedThreads) throws Exception {
        camel.calcom().setFeedThreads(feedThreads);
        follow(list, "initialDelay=3600000");
        awaitBegin();
        change("new");
        poll();

        assertThat(changes).containsExactly("created new");
    }

    @ParameterizedTest
    @CsvSource({ "hosted, false", "self-hosted, true" })
    void aServerThatPagesInAnotherStyleIsFollowed(String profile, boolean byCursor) throws Exception {
        feed.bookings().pageOnly(byCursor);
        follow("bookings/changes?apiProfile=" + profile, "initialDelay=3600000");
        awaitBegin();
        change("new");
        poll();

        assertThat(changes).containsExactly("created new");
    }

    @Test
    void anItemThatComesAfterTheStartIsDelivered() throws Exception {
        follow(ITEMS, "initialDelay=3600000");
        awaitBegin();
        items.add("2");
        poll();
        poll();

        assertThat(changes).containsExactly("created 2");
    }

    @ParameterizedTest
    @ValueSource(strings = { OFFSET, CURSOR, FULL_SCAN, ITEMS })
    void theStartAndTheFirstPollTakeAsManyCallsAsAPollThatBegins(String list) throws Exception {
        follow(list, "initialDelay=0");
        polls.await();
        int calls = feed.server().received().size();
        stop();
        start();
        follow(list, "initialDelay=3600000");
        awaitBegin();
        poll();

        assertThat(feed.server().received()).hasSize(calls);
    }

    @Test
    void aFeedWithAnotherSchedulerBeginsAtItsStart() throws Exception {
        NeverByItself scheduler = new NeverByItself();
        camel.getRegistry().bind("never", scheduler);
        follow(OFFSET, "scheduler=#never");
        awaitBegin();
        change("new");
        scheduler.poll.run();

        assertThat(changes).containsExactly("created new");
    }

    @Test
    void aServerThatFailsAtTheStartIsAskedAgainByTheFirstPoll() throws Exception {
        Semaphore refused = new Semaphore(0);
        feed.server().answer(request -> {
            ScriptedServer.json(request, 403, "{\"status\":\"error\",\"error\":{\"message\":\"not now\"}}");
            refused.release();
        });
        follow(OFFSET, "initialDelay=3600000");
        refused.acquire();
        feed.server().answer(feed.bookings()::list);
        poll();
        change("new");
        poll();

        assertThat(changes).containsExactly("created new");
    }

    @Test
    void aFeedWithAStateGoesOnWithoutACallAtItsStart() throws Exception {
        follow(OFFSET, "initialDelay=3600000");
        awaitBegin();
        poll();
        camel.stop();
        change("meanwhile");
        int before = feed.server().received().size();
        context();
        follow(OFFSET, "initialDelay=3600000");
        poll();

        assertThat(changes).contains("created meanwhile");
        assertThat(feed.server().received()).hasSize(before + 1);
    }

    /** Counts the polls that have succeeded. */
    private static final class Polls implements PollingConsumerPollStrategy {

        private final Semaphore ended = new Semaphore(0);

        void await() throws InterruptedException {
            ended.acquire();
        }

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            ended.release();
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            return false;
        }
    }

    /** A scheduler that keeps the task, as one whose time has not come. */
    private static final class NeverByItself extends ServiceSupport implements ScheduledPollConsumerScheduler {

        private Runnable poll;

        @Override
        public void onInit(Consumer consumer) {
        }

        @Override
        public void scheduleTask(Runnable task) {
            poll = task;
        }

        @Override
        public void unscheduleTask() {
        }

        @Override
        public void startScheduler() {
        }

        @Override
        public boolean isSchedulerStarted() {
            return true;
        }

        @Override
        public void setCamelContext(CamelContext camelContext) {
        }

        @Override
        public CamelContext getCamelContext() {
            return null;
        }
    }
}
