/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.PushedFeed;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed in which an Error is thrown, then the delivery counts as failed and the feed goes on. */
@Timeout(1_800)
class FeedFatalErrorTest {

    private static final int PATIENCE_SECONDS = 60;

    private final BreakingRepository states = new BreakingRepository();
    private final Set<String> fatal = ConcurrentHashMap.newKeySet();
    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
        feed.processing(exchange -> throwIfFatal(exchange, new StackOverflowError("test")));
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    private void throwIfFatal(Exchange exchange, Error error) {
        if (fatal.contains(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class))) {
            throw error;
        }
    }

    private FeedFigures figures() {
        return ((CalcomConsumer) feed.consumer()).getFigures();
    }

    private static HealthCheck.State readiness(CalcomContext camel) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        checks.register(checks.resolveById("consumers"));
        return HealthCheckHelper.invokeReadiness(camel).iterator().next().getState();
    }

    static Stream<Error> errors() {
        return Stream.of(new StackOverflowError("test"), new OutOfMemoryError("test"), new NoClassDefFoundError("test"), new AssertionError("test"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsAFailedDeliveryAndCountsTowardsMaxFailures(Error error) throws Exception {
        feed.processing(exchange -> throwIfFatal(exchange, error));
        fatal.add("a");
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        feed.follow("maxFailures=3", states);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> figures().dropped() == 1);
        feed.bookings().pass(1_000);
        feed.bookings().put("c", "accepted");
        feed.awaitChanges(2);

        assertThat(figures().failures()).isEqualTo(3);
        assertThat(feed.changes()).containsExactly("created b", "created c");
    }

    @Test
    void aRestartGoesOnWithTheBookingThatWaits() throws Exception {
        fatal.add("a");
        feed.bookings().put("a", "accepted");
        feed.follow("", states);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> figures().failures() > 0);
        assertThat(states.getState(states.name)).as("saved at once").contains("\"failures\"").contains("\"a\"");

        feed.bookings().put("b", "accepted");
        feed.follow("", states);
        feed.awaitChanges(1);
        assertThat(feed.changes()).as("others are not held up").containsExactly("created b");
        assertThat(figures().waiting()).isEqualTo(1);

        fatal.clear();
        feed.awaitChanges(2);
        assertThat(feed.changes()).containsExactly("created b", "created a");
    }

    @Test
    void laterStepsOfTheRouteDoNotRunForTheBookingThatFailed() throws Exception {
        List<String> later = new CopyOnWriteArrayList<>();
        fatal.add("a");
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        followWith(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&maxFailures=2").routeId("feed")
                        .process(exchange -> throwIfFatal(exchange, new StackOverflowError("test")))
                        .process(exchange -> later.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class)));
            }
        }, 1, 1);

        assertThat(later).containsExactly("b");
    }

    /** A split or multicast that ends takes away the exception of its exchange. */
    @ParameterizedTest
    @ValueSource(strings = { "split", "multicast" })
    void stepsBehindASplitOrMulticastDoNotRunForTheBookingThatFailed(String pattern) throws Exception {
        List<String> later = new CopyOnWriteArrayList<>();
        fatal.add("a");
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        followWith(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fatal").process(exchange -> throwIfFatal(exchange, new AssertionError("test")));
                var route = from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&maxFailures=2").routeId("feed");
                if (pattern.equals("split")) {
                    route.split(constant(List.of(1, 2))).to("direct:fatal").end().process(exchange -> later.add(uid(exchange)));
                } else {
                    route.multicast().to("direct:fatal", "direct:fatal").end().process(exchange -> later.add(uid(exchange)));
                }
            }
        }, 1, 1);

        assertThat(later).containsExactly("b");
    }

    private static String uid(Exchange exchange) {
        return exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
    }

    @Test
    void anErrorBehindACallOfTheComponentIsAFailedDelivery() throws Exception {
        fatal.add("a");
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        followWith(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&maxFailures=2").routeId("feed")
                        .setProperty("uid", header(CalcomConstants.CHANGE_BOOKING_UID)).removeHeader(CalcomConstants.CHANGE_BOOKING_UID)
                        .to("calcom:bookings/list")
                        .process(exchange -> {
                            if ("a".equals(exchange.getProperty("uid"))) {
                                throw new StackOverflowError("test");
                            }
                        });
            }
        }, 1, 1);
    }

    private void followWith(RouteBuilder route, long delivered, long dropped) throws Exception {
        try (CalcomContext camel = feed.context(states)) {
            camel.routes(route).start();
            CalcomConsumer consumer = (CalcomConsumer) camel.getRoute("feed").getConsumer();
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> consumer.getFigures().dropped() == dropped
                    && consumer.getFigures().delivered() == delivered);
            assertThat(consumer.getErrorCounter()).as("failed deliveries are no failed polls").isZero();
        }
    }

    @Test
    void anErrorOutsideTheRouteIsAFailedPollAndThePollsGoOn() throws Exception {
        CalcomContext camel = feed.follow("", states);
        feed.awaitPolls();
        states.broken = true;
        feed.bookings().put("a", "accepted");
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> feed.consumer().getErrorCounter() > 1);
        assertThat(readiness(camel)).isEqualTo(HealthCheck.State.DOWN);

        states.broken = false;
        feed.bookings().pass(1_000);
        feed.bookings().put("b", "accepted");
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> feed.changes().contains("created b"));
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> feed.consumer().getErrorCounter() == 0);
        assertThat(readiness(camel)).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aPollThatAWebhookCausedIsTriedAgainAfterAnError() throws Exception {
        CalcomContext camel = feed.context(states);
        PushedFeed push = new PushedFeed(camel);
        camel.routes(feed.route(FollowedBookings.ROUTE, "calcom:bookings/changes?since=beginning&exceptionHandler=#errors&initialDelay=0"
                                                        + "&delay=3600000&" + PushedFeed.options("/feed")));
        try (camel) {
            camel.start();
            CalcomConsumer consumer = (CalcomConsumer) camel.getRoute(FollowedBookings.ROUTE).getConsumer();
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(consumer::isFirstPollDone);
            states.broken = true;
            feed.bookings().put("a", "accepted");
            assertThat(push.tell("/feed", "a")).isEqualTo(200);
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() > 0);
            assertThat(readiness(camel)).isEqualTo(HealthCheck.State.DOWN);

            states.broken = false;
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() == 0);
            assertThat(feed.changes()).containsExactly("created a");
        }
    }

    /** Keeps states, unless a class of its driver is missing. */
    private static final class BreakingRepository extends MemoryStateRepository {

        private volatile boolean broken;
        private volatile String name;

        @Override
        public void setState(String key, String value) {
            name = key;
            if (broken) {
                throw new NoClassDefFoundError("test");
            }
            super.setState(key, value);
        }
    }
}
