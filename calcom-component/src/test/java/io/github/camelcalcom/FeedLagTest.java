/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed that is not polled any more, then its health is DOWN, and only then. */
@Timeout(1_800)
class FeedLagTest {

    /** The limit is then 15 s. */
    private static final String SHORT_CALLS = "totalTimeout=5000&requestTimeout=5000";
    private static final int PATIENCE_SECONDS = 120;

    private final MemoryStateRepository states = new MemoryStateRepository();
    private final CountDownLatch released = new CountDownLatch(1);
    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
    }

    @AfterEach
    void stop() {
        released.countDown();
        feed.close();
    }

    private static HealthCheck.Result readiness(CalcomContext camel) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        checks.register(checks.resolveById("consumers"));
        return HealthCheckHelper.invokeReadiness(camel).iterator().next();
    }

    private static void awaitState(CalcomContext camel, HealthCheck.State state) {
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> readiness(camel).getState() == state);
    }

    @Test
    void aRouteThatHangsTurnsTheHealthDownUntilItGoesOn() throws Exception {
        CalcomContext camel = feed.follow(SHORT_CALLS, states);
        awaitState(camel, HealthCheck.State.UP);
        CountDownLatch entered = new CountDownLatch(1);
        feed.processing(exchange -> {
            entered.countDown();
            awaitRelease();
        });
        feed.bookings().put("a", "accepted");
        assertThat(entered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitState(camel, HealthCheck.State.DOWN);

        HealthCheck.Result result = readiness(camel);
        assertThat(result.getMessage()).hasValueSatisfying(message -> assertThat(message).contains("the limit of 15 s"));
        assertThat(result.getDetails()).containsEntry("feed.poll.limit.seconds", 15L).containsKey("feed.poll.last");
        released.countDown();
        awaitState(camel, HealthCheck.State.UP);
    }

    @Test
    void aScheduleWithoutAThreadTurnsTheHealthDownAndIsNoMatterWhileTheRouteIsSuspended() throws Exception {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
        try (CalcomContext camel = feed.context(states)) {
            camel.getRegistry().bind("threads", threads);
            camel.routes(feed.route("feed", "calcom:bookings/changes?initialDelay=0&delay=20&scheduledExecutorService=#threads&" + SHORT_CALLS))
                    .start();
            awaitState(camel, HealthCheck.State.UP);
            // ends the schedule without disturbing a poll that runs
            threads.shutdown();
            awaitState(camel, HealthCheck.State.DOWN);
            assertThat(readiness(camel).getMessage()).hasValueSatisfying(message -> assertThat(message).contains("No poll of the feed"));

            camel.getRouteController().suspendRoute("feed");
            assertThat(readiness(camel).getMessage()).as("Camel itself says what the status of the route is").isEmpty();
            camel.getRouteController().resumeRoute("feed");
            assertThat(readiness(camel).getState()).as("just resumed").isEqualTo(HealthCheck.State.UP);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFirstReadingThatMakesProgressIsHealthyBeforeItsEnd() throws Exception {
        List<HealthCheck.State> states = new CopyOnWriteArrayList<>();
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        try (CalcomContext camel = feed.context(this.states)) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?initialDelay=0&delay=3600000&since=beginning").routeId("feed")
                            .process(exchange -> states.add(readiness(camel).getState()));
                }
            }).start();
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> states.size() == 2);
        }
        assertThat(states).containsOnly(HealthCheck.State.UP);
    }

    @Test
    void whatTheUserConfiguresIsNoLag() throws Exception {
        CalcomContext camel = feed.follow("backoffMultiplier=1000&backoffIdleThreshold=1", states);
        CalcomConsumer consumer = (CalcomConsumer) feed.consumer();
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(consumer::isFirstPollDone);
        var first = consumer.pollStatus().last();
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> consumer.pollStatus().last().isAfter(first.plusMillis(1)));
        assertThat(readiness(camel).getState()).as("it backs off").isEqualTo(HealthCheck.State.UP);

        camel.getRouteController().stopRoute(FollowedBookings.ROUTE);
        assertThat(consumer.pollStatus().due()).as("it is stopped").isFalse();
    }

    private void awaitRelease() {
        try {
            assertThat(released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
