/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed, then Camel's own means work with it: filters, limits, repositories, enriching, life cycle and clustering. */
@Timeout(1_800)
class FeedDeliveryTest {

    /** No poll of the schedule comes. */
    private static final String AN_HOUR = "initialDelay=3600000&delay=3600000";

    private final MemoryStateRepository states = new MemoryStateRepository();
    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void onlyTheWantedTypesOfChangesAreDelivered() throws Exception {
        feed.bookings().put("p", "pending");
        feed.follow("changeTypes=confirmed,cancelled", states);
        feed.awaitPolls();
        feed.bookings().pass(1_000);
        feed.bookings().put("p", "accepted");
        feed.awaitChanges(1);
        feed.bookings().pass(1_000);
        feed.bookings().put("p", "accepted");
        feed.bookings().put("q", "accepted");
        feed.awaitPolls();
        feed.bookings().pass(1_000);
        feed.bookings().put("q", "cancelled");
        feed.awaitChanges(2);

        assertThat(feed.changes()).containsExactly("confirmed p", "cancelled q");
    }

    @Test
    void anIdempotentRepositoryIsAskedBeforeAndToldAfterwards() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.start();
        List<Boolean> known = new CopyOnWriteArrayList<>();
        feed.processing(exchange -> known.add(repository.contains("b@2026-11-23T10:00:00Z")));
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        feed.failing().add("b");
        repository.add("a@2026-11-23T10:00:00Z");
        try (CalcomContext camel = feed.context(states)) {
            camel.getRegistry().bind("delivered", repository);
            camel.routes(feed.route("feed",
                    "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&idempotentRepository=#delivered")).start();
            await().until(() -> known.size() > 1);
            feed.failing().clear();
            feed.awaitChanges(1);
            feed.awaitPolls();
        }
        assertThat(feed.changes()).as("a was delivered before").containsExactly("created b");
        assertThat(known).as("a failed delivery is not known").containsOnly(false);
        assertThat(repository.contains("b@2026-11-23T10:00:00Z")).isTrue();
    }

    @Test
    void pollEnrichCompletesWithTheExchangeThatIsEnriched() throws Exception {
        feed.bookings().put("a", "accepted");
        try (CalcomContext camel = feed.context(states)) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:enrich").pollEnrich("calcom:bookings/changes?initialDelay=0&delay=50&since=beginning", 10_000)
                            .process(exchange -> {
                                feed.changes().add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class));
                                if (feed.failing().contains("a")) {
                                    throw new IllegalStateException("the route fails");
                                }
                            });
                }
            }).start();
            feed.failing().add("a");
            assertThat(camel.createProducerTemplate().request("direct:enrich", exchange -> { }).isFailed()).isTrue();
            feed.failing().clear();
            assertThat(camel.createProducerTemplate().request("direct:enrich", exchange -> { }).isFailed()).isFalse();
            feed.bookings().pass(60_000);
            feed.bookings().put("b", "accepted");
            assertThat(camel.createProducerTemplate().request("direct:enrich", exchange -> { }).isFailed()).isFalse();
        }
        assertThat(feed.changes()).as("a again since it failed, and not a third time").containsExactly("a", "a", "b");
        String state = states.getState(feed.server().url().substring("http://".length()) + "/bookings/changes");
        assertThat(state).contains("\"failures\":[]");
    }

    @Test
    void pollEnrichPollsWhenItIsAskedToWhateverTheDelay() throws Exception {
        feed.bookings().put("a", "accepted");
        try (CalcomContext camel = feed.context(states)) {
            camel.routes(enriching(AN_HOUR + "&since=beginning", 60_000)).start();
            assertThat(camel.call("direct:enrich").getException()).isNull();
            feed.bookings().pass(60_000);
            feed.bookings().put("b", "accepted");
            assertThat(camel.call("direct:enrich").getException()).isNull();
        }
        assertThat(feed.changes()).containsExactly("a", "b");
    }

    /** With the time-out extended to the delay, this test would take two hours. */
    @Test
    void pollEnrichAndReceiveNoWaitWaitAsLongAsTheyAreToldTo() throws Exception {
        try (CalcomContext camel = feed.context(states); ConsumerTemplate template = camel.createConsumerTemplate()) {
            camel.routes(enriching(AN_HOUR, 1)).start();
            assertThat(camel.call("direct:enrich").getException()).isNull();
            assertThat(feed.changes()).as("nothing has changed").containsExactly("null");

            String uri = "calcom:bookings/changes?feedName=template&since=beginning&" + AN_HOUR;
            assertThat(template.receiveNoWait(uri)).isNull();
            feed.bookings().put("a", "accepted");
            Exchange received = await().atMost(300, TimeUnit.SECONDS).until(() -> template.receiveNoWait(uri), Objects::nonNull);
            assertThat(received.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID)).isEqualTo("a");
            template.doneUoW(received);
            assertThat(template.receiveNoWait(uri)).isNull();
        }
    }

    @Test
    void aConsumerTemplateThatDoesNotWaitGetsEachChangeOnceAndInOrder() throws Exception {
        List<String> uids = new CopyOnWriteArrayList<>();
        for (String uid : List.of("a", "b", "c", "d")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
        try (CalcomContext camel = feed.context(states); ConsumerTemplate template = camel.createConsumerTemplate()) {
            camel.start();
            await().atMost(300, TimeUnit.SECONDS).until(() -> {
                Exchange received = template.receiveNoWait("calcom:bookings/changes?since=beginning&" + AN_HOUR);
                if (received != null) {
                    uids.add(received.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class));
                    template.doneUoW(received);
                }
                return uids.size() == 4;
            });
        }
        assertThat(uids).containsExactly("a", "b", "c", "d");
    }

    private RouteBuilder enriching(String options, long timeout) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich("calcom:bookings/changes?" + options, timeout).process(exchange -> feed.changes()
                        .add(String.valueOf(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID))));
            }
        };
    }

    @Test
    void aGreedyFeedDoesNotWaitWhileThereIsMore() throws Exception {
        for (int index = 0; index < 10; index++) {
            feed.bookings().pass(1_000);
            feed.bookings().put("u" + index, "accepted");
        }
        feed.follow("maxMessagesPerPoll=2&greedy=true&delay=600000", states);

        feed.awaitChanges(10);
        assertThat(feed.changes()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void anIdleFeedBacksOff() throws Exception {
        feed.follow("backoffMultiplier=1000&backoffIdleThreshold=2", states);
        await().until(() -> feed.server().received().size() >= 2);
        feed.bookings().put("a", "accepted");
        feed.follow("delay=20", states);
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }
}
