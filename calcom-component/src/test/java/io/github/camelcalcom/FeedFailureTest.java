/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.feed.FeedPausedException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed whose route fails, or whose server does, then nothing is lost and the others are not held up. */
@Timeout(1_800)
class FeedFailureTest {

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

    private FeedFigures figures() {
        return ((CalcomConsumer) feed.consumer()).getFigures();
    }

    private void awaitFailures(int count) {
        await().atMost(300, TimeUnit.SECONDS).until(() -> figures().failures() >= count);
    }

    @Test
    void laterChangesOfABookingWaitForTheOneThatFailed() throws Exception {
        List<Object> attempts = new CopyOnWriteArrayList<>();
        feed.processing(exchange -> attempts.add(exchange.getMessage().getBody(Map.class).get("location")));
        feed.failing().add("a");
        feed.bookings().put("a", "accepted", Map.of("location", "first"));
        feed.follow("", states);
        awaitFailures(2);
        feed.bookings().pass(3_600_000);
        feed.bookings().put("a", "accepted", Map.of("location", "second"));
        feed.bookings().put("b", "accepted", Map.of("location", "other"));
        feed.awaitChanges(1);
        assertThat(feed.changes()).as("the others are not held up").containsExactly("created b");

        feed.failing().clear();
        feed.awaitChanges(2);
        feed.awaitPolls();
        assertThat(feed.changes()).as("it is new to the route, in the state that it is in now").containsExactly("created b", "created a");
        assertThat(attempts).startsWith("first", "first").contains("second").satisfies(all -> assertThat(all.lastIndexOf("first"))
                .as("in order").isLessThan(all.indexOf("second")));
        assertThat(figures().waiting()).isZero();
    }

    @Test
    void aDeliveryThatIsTriedAgainIsMarkedAsRedelivered() throws Exception {
        List<Object> marks = new CopyOnWriteArrayList<>();
        feed.processing(exchange -> marks.add(String.valueOf(exchange.getMessage().getHeader(Exchange.REDELIVERED))));
        feed.failing().add("a");
        feed.bookings().put("a", "accepted");
        feed.follow("", states);
        awaitFailures(2);

        assertThat(marks).startsWith("null", "true");
    }

    @Test
    void whatFailsTooOftenIsGivenUpAndReported() throws Exception {
        feed.failing().add("a");
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        feed.follow("maxFailures=3", states);
        await().atMost(300, TimeUnit.SECONDS).until(() -> figures().dropped() == 1);
        feed.awaitPolls();

        assertThat(figures().failures()).isEqualTo(3);
        assertThat(feed.handled()).singleElement().isInstanceOf(IllegalStateException.class);

        feed.failing().clear();
        feed.bookings().pass(60_000);
        feed.bookings().put("a", "accepted");
        feed.awaitChanges(2);
        assertThat(feed.changes()).as("a later change is a new one").containsExactly("created b", "updated a");
    }

    @Test
    void theHealthOfTheConsumerTellsHowTheFeedStands() throws Exception {
        feed.failing().add("a");
        feed.failing().add("b");
        feed.bookings().put("a", "accepted");
        feed.bookings().put("c", "accepted");
        CalcomContext camel = feed.follow("maxFailures=2", states);
        await().atMost(300, TimeUnit.SECONDS).until(() -> figures().dropped() == 1);
        feed.awaitPolls();
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        checks.register(checks.resolveById("consumers"));

        assertThat(HealthCheckHelper.invokeReadiness(camel)).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getDetails()).containsEntry("feed.dropped", 1L).containsEntry("feed.failures", 2L).containsEntry("feed.waiting", 0)
                    .containsEntry("feed.delivered", 1L).containsKey("feed.lag.seconds")
                    .containsEntry("feed.watermark", figures().watermark().toString());
        });
        camel.calcom().setHealthCheckConsumerEnabled(false);
        camel.getRouteController().stopRoute(FollowedBookings.ROUTE);
        camel.getRouteController().startRoute(FollowedBookings.ROUTE);
        assertThat(HealthCheckHelper.invokeReadiness(camel)).as("the component's switch holds")
                .extracting(HealthCheck.Result::getState).containsExactly(HealthCheck.State.UNKNOWN);
    }

    @Test
    void aFeedPausesWhenTooManyDeliveriesWait() throws Exception {
        for (String uid : List.of("a", "b", "c", "d", "e")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
        feed.failing().addAll(List.of("a", "c", "d", "e"));
        CalcomContext camel = feed.follow("maxWaitingFailures=2", states);
        feed.awaitPollError();
        feed.awaitPolls();

        assertThat(feed.handled()).allSatisfy(e -> assertThat(e).isInstanceOf(FeedPausedException.class).hasMessageContaining("2 deliveries"));
        assertThat(feed.changes()).containsExactly("created b");
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        checks.register(checks.resolveById("consumers"));
        assertThat(HealthCheckHelper.invokeReadiness(camel)).extracting(HealthCheck.Result::getState).containsExactly(HealthCheck.State.DOWN);

        feed.failing().clear();
        feed.awaitChanges(5);
        feed.awaitPolls();
        // a poll may be on its way while the route recovers: the others then come before the one that failed last
        assertThat(feed.changes()).startsWith("created b").containsExactlyInAnyOrder("created b", "created a", "created c", "created d", "created e");
        assertThat(feed.consumer().getErrorCounter()).isZero();
    }

    @Test
    void aFewThatAlwaysFailLeaveRoomForOthersWhenPollsAreLimited() throws Exception {
        for (String uid : List.of("a", "b", "c", "d", "e")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
        feed.failing().addAll(List.of("a", "b"));
        feed.follow("maxMessagesPerPoll=1", states);
        feed.awaitChanges(3);

        assertThat(feed.changes()).containsExactly("created c", "created d", "created e");
    }

    @Test
    void aBookingThatIsDeletedBeforeItIsTriedAgainIsCountedAsDropped() throws Exception {
        feed.failing().add("a");
        feed.bookings().put("a", "accepted");
        feed.follow("", states);
        awaitFailures(1);
        feed.bookings().remove("a");

        await().atMost(300, TimeUnit.SECONDS).until(() -> figures().dropped() == 1 && figures().waiting() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void aBookingThatOnePollDoesNotFindIsLookedForAgain(String profile) throws Exception {
        feed.failing().add("a");
        feed.bookings().put("a", "accepted");
        feed.follow("apiProfile=" + profile, states);
        awaitFailures(1);
        AtomicInteger lookUps = new AtomicInteger();
        feed.bookings().hide(uid -> lookUps.getAndIncrement() % 2 == 0);
        await().atMost(300, TimeUnit.SECONDS).until(() -> lookUps.get() > 4);
        assertThat(figures().dropped()).as("never missing in two polls in a row").isZero();

        feed.failing().clear();
        feed.awaitChanges(1);
        assertThat(feed.changes()).containsExactly("created a");
    }

    @Test
    void aBookingThatCannotBeReadAgainHoldsUpNoOther() throws Exception {
        for (String uid : List.of("a", "b", "c")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
        // the first delivery of each fails, later ones do not
        Set<String> failingOnce = ConcurrentHashMap.newKeySet();
        failingOnce.addAll(List.of("a", "b"));
        feed.processing(exchange -> {
            if (failingOnce.remove(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class))) {
                throw new IllegalStateException("the route fails");
            }
        });
        feed.bookings().failToRead("a"::equals);
        feed.follow("maxFailures=4&maxRetries=0", states);
        feed.awaitChanges(2);
        feed.bookings().pass(1_000);
        feed.bookings().put("d", "accepted");
        feed.awaitChanges(3);
        await().atMost(300, TimeUnit.SECONDS).until(() -> figures().dropped() == 1);

        assertThat(feed.changes()).containsExactlyInAnyOrder("created c", "created b", "created d");
        assertThat(feed.handled()).as("polls did not fail").singleElement().isInstanceOf(CalcomServerException.class);
        assertThat(figures().waiting()).isZero();

        feed.bookings().failToRead(uid -> false);
        feed.bookings().pass(60_000);
        feed.bookings().put("a", "accepted");
        feed.awaitChanges(4);
        assertThat(feed.changes()).endsWith("updated a");
    }

    @Test
    void aServerThatFailsAltogetherIsNoFailureOfABooking() throws Exception {
        feed.processing(exchange -> {
            if (feed.failing().remove("a")) {
                feed.server().answer(500, "{}");
                throw new IllegalStateException("the route fails");
            }
        });
        feed.failing().add("a");
        feed.bookings().put("a", "accepted");
        feed.follow("maxFailures=3&maxRetries=0", states);
        feed.awaitPollError();
        feed.awaitCalls(20);
        feed.server().answer(feed.bookings()::list);
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
        assertThat(figures().dropped()).isZero();
    }

    @Test
    void aPausedFeedGivesUpWhatCannotBeReadAgain() throws Exception {
        for (String uid : List.of("a", "b", "c")) {
            feed.bookings().pass(1_000);
            feed.bookings().put(uid, "accepted");
        }
        feed.failing().addAll(List.of("a", "b"));
        feed.bookings().failToRead(uid -> true);
        feed.follow("maxFailures=3&maxWaitingFailures=2&maxRetries=0", states);
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created c");
        assertThat(figures().dropped()).isEqualTo(2);
    }

    @Test
    void whatTheRouteHandledIsDelivered() throws Exception {
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        feed.bookings().put("c", "accepted");
        try (CalcomContext camel = feed.context(states)) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(IllegalStateException.class).handled(true);
                    from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning").routeId("feed")
                            .choice().when(header(CalcomConstants.CHANGE_BOOKING_UID).isEqualTo("a")).throwException(new IllegalStateException("handled"))
                            .when(header(CalcomConstants.CHANGE_BOOKING_UID).isEqualTo("b")).markRollbackOnly()
                            .otherwise().markRollbackOnlyLast();
                }
            }).start();
            CalcomConsumer consumer = (CalcomConsumer) camel.getRoute("feed").getConsumer();
            await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getFigures() != null && consumer.getFigures().failures() > 3);

            assertThat(consumer.getFigures().delivered()).isEqualTo(1);
            assertThat(consumer.getFigures().waiting()).as("what was marked for rollback was not processed").isEqualTo(2);
        }
    }

    @Test
    void aServerThatFailsGoesThroughTheErrorHandlerOfTheRoute() throws Exception {
        List<Exception> caught = new CopyOnWriteArrayList<>();
        feed.server().answer(503, "{}");
        try (CalcomContext camel = feed.context(states)) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(Exception.class).handled(true)
                            .process(exchange -> caught.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
                    from("calcom:bookings/changes?initialDelay=0&delay=20&maxRetries=0&bridgeErrorHandler=true").to("mock:none");
                }
            }).start();
            await().atMost(300, TimeUnit.SECONDS).until(() -> caught.size() > 1);
        }
        assertThat(caught.get(0)).hasMessageContaining("bookings/list").hasMessageContaining("503");
    }
}
