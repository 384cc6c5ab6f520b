/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.RecordedDelivery;
import io.github.camelcalcom.support.RotatingTokenServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When something changes that an operator should know of, then one line says it; and each call has a line at DEBUG. */
@Timeout(1_800)
class LoggingTest extends ScriptedServerTestSupport {

    private static final String OK = "{\"status\":\"success\",\"data\":{}}";

    private final LoggedLines log = new LoggedLines(Level.DEBUG);

    LoggingTest() {
        super(false);
    }

    @Override
    protected void cleanupResources() throws Exception {
        super.cleanupResources();
        log.close();
    }

    private Stream<String> lines(String level, String logger) {
        return log.texts().stream().filter(line -> line.startsWith(level + " io.github.camelcalcom." + logger + ": "));
    }

    @Test
    void aCallTellsOperationStatusTimeAndRequest() {
        camel.start();
        camel.call("calcom:me/get");
        server.answer(404, "{\"status\":\"error\",\"error\":{\"code\":\"NotFoundException\",\"message\":\"alice@example.com is not there\"}}");
        camel.call("calcom:bookings/get?bookingUid=some-uid");

        List<String> calls = lines("DEBUG", "client.CalcomClient").toList();

        assertThat(calls).hasSize(2);
        assertThat(calls.get(0)).containsPattern("me/get succeeded with 200 in \\d+ ms, request id request-1");
        assertThat(calls.get(1)).containsPattern("bookings/get failed with 404 in \\d+ ms \\(not-found\\), request id request-1")
                .doesNotContain("alice", "some-uid");
    }

    @Test
    void aCallThatWasRepeatedOrNotAnsweredSaysSo() {
        camel.start();
        server.answer(request -> request.connection().close());
        camel.call("calcom:me/get?maxRetries=1");

        assertThat(lines("DEBUG", "client.CalcomClient")).singleElement().asString()
                .containsPattern("me/get failed with no answer in \\d+ ms \\(connection\\), 2 attempts");
    }

    @Test
    void aFeedTellsWhenItStartsPausesAndGoesOn() throws Exception {
        try (FollowedBookings feed = new FollowedBookings()) {
            feed.failing().add("a");
            feed.bookings().put("a", "accepted");
            feed.follow("maxWaitingFailures=1&feedName=mine", new MemoryStateRepository());
            await().atMost(300, TimeUnit.SECONDS).until(() -> feed.consumer().getErrorCounter() > 2);
            feed.failing().clear();
            feed.awaitChanges(1);
            await().atMost(300, TimeUnit.SECONDS).until(() -> feed.consumer().getErrorCounter() == 0);
        }
        List<String> logged = lines("INFO", "CalcomConsumer").toList();

        assertThat(logged).hasSize(3);
        assertThat(logged.get(0)).contains("The feed mine has been started");
        assertThat(logged.get(1)).contains("The feed mine pauses: 1 failed deliveries wait");
        assertThat(logged.get(2)).containsPattern("The feed mine goes on after \\d+ polls that failed; 0 failed deliveries wait");
    }

    @Test
    void aDeliveryThatFailsAgainAndAPauseThatLastsAreOneWarning() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        List<String> attempts = new CopyOnWriteArrayList<>();
        try (FollowedBookings feed = new FollowedBookings(); CalcomContext context = feed.context(new MemoryStateRepository())) {
            feed.bookings().put("a", "accepted");
            context.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&maxWaitingFailures=1").routeId("feed")
                            .errorHandler(noErrorHandler())
                            .process(exchange -> {
                                attempts.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class));
                                if (fails.get()) {
                                    throw new IllegalStateException("the disk is full");
                                }
                            });
                }
            }).start();
            await().atMost(300, TimeUnit.SECONDS).until(() -> attempts.size() > 3);
            assertThat(lines("WARN", "CalcomConsumer")).singleElement().asString()
                    .contains("The delivery of a@", "failed and comes again with the next poll", "the disk is full");
            fails.set(false);
            CalcomConsumer consumer = (CalcomConsumer) context.getRoute("feed").getConsumer();
            await().atMost(300, TimeUnit.SECONDS).until(() -> consumer.getErrorCounter() == 0);

            fails.set(true);
            feed.bookings().pass(60_000);
            feed.bookings().put("a", "accepted");
            int before = attempts.size();
            await().atMost(300, TimeUnit.SECONDS).until(() -> attempts.size() > before + 2);
        }
        assertThat(lines("WARN", "CalcomConsumer")).as("what fails after a success is another failure").hasSize(2);
    }

    /** What is remembered of a booking ends with its delivery, also while another one fails all the time. */
    @Test
    void aDeliveryThatSucceededIsWarnedOfAgainWhileAnotherOneWaits() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        List<String> attempts = new CopyOnWriteArrayList<>();
        try (FollowedBookings feed = new FollowedBookings(); CalcomContext context = feed.context(new MemoryStateRepository())) {
            feed.bookings().put("a", "accepted");
            feed.bookings().put("stuck", "accepted");
            context.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?initialDelay=0&delay=20&since=beginning").errorHandler(noErrorHandler()).process(exchange -> {
                        String uid = exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
                        if (uid.equals("stuck") || fails.get()) {
                            throw new IllegalStateException("the disk is full");
                        }
                        attempts.add(uid);
                    });
                }
            }).start();
            await().atMost(300, TimeUnit.SECONDS).until(() -> lines("WARN", "CalcomConsumer").count() == 2);
            fails.set(false);
            await().atMost(300, TimeUnit.SECONDS).until(() -> attempts.contains("a"));

            fails.set(true);
            feed.bookings().pass(60_000);
            feed.bookings().put("a", "accepted");
            await().atMost(300, TimeUnit.SECONDS).until(() -> lines("WARN", "CalcomConsumer").count() == 3);
        }
        assertThat(lines("WARN", "CalcomConsumer")).filteredOn(line -> line.contains("The delivery of stuck@")).hasSize(1);
    }

    @Test
    void deliveriesOfAWebhookThatFailAlikeAreOneWarning() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        try (ListeningRoute route = new ListeningRoute("platform-http")) {
            route.doing(exchange -> {
                if (fails.get()) {
                    throw new IllegalStateException("the disk is full");
                }
            }).started("");
            for (int number = 0; number < 3; number++) {
                assertThat(delivery(number).sendTo(route.url()).statusCode()).isEqualTo(500);
            }
            assertThat(lines("WARN", "CalcomWebhookHandler")).singleElement().asString()
                    .contains("The route failed on a delivery: java.lang.IllegalStateException: the disk is full");

            fails.set(false);
            assertThat(delivery(3).sendTo(route.url()).statusCode()).isEqualTo(200);
            fails.set(true);
            assertThat(delivery(4).sendTo(route.url()).statusCode()).isEqualTo(500);
        }
        assertThat(lines("WARN", "CalcomWebhookHandler")).as("what fails after a success is another failure").hasSize(2);
    }

    private static RecordedDelivery delivery(int number) {
        return RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"uid\":\"u"
                                       + number + "\"}}", ListeningRoute.SECRET);
    }

    @Test
    void newTokensAreTold() throws Exception {
        try (RotatingTokenServer tokens = new RotatingTokenServer(); CalcomContext context = new CalcomContext(tokens.url())) {
            CalcomConfiguration configuration = context.calcom().getConfiguration();
            configuration.setApiKey(null);
            configuration.setOauthClientId("app");
            configuration.setOauthRefreshToken("refresh-0");
            context.start();
            context.call("calcom:me/get");
            context.call("calcom:me/get");
        }
        assertThat(lines("INFO", "auth.TokenRenewal")).singleElement().asString().contains("the server has issued new tokens, which end at ");
        assertThat(log.texts()).noneMatch(line -> line.contains("access-1") || line.contains("refresh-1") || line.contains("refresh-0"));
    }

    @Test
    void aCircuitBreakerTellsWhenItOpens() {
        server.answer(503, "{}");
        camel.start();
        for (int call = 0; call < 5; call++) {
            camel.call("calcom:me/get?maxRetries=0&circuitBreakerEnabled=true&circuitBreakerWindow=3");
        }
        assertThat(lines("INFO", "pacing.CircuitBreakers")).singleElement().asString().contains("127.0.0.1", "is OPEN, and was CLOSED");
    }

    @Test
    void whatTheServersLimitDoesIsToldOnce() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.answer(request -> {
            boolean refused = requests.incrementAndGet() == 1;
            request.response().putHeader("x-ratelimit-limit-default", "1").putHeader("x-ratelimit-reset-default", refused ? "1" : "4");
            if (refused) {
                request.response().putHeader("retry-after", "1");
            }
            request.response().setStatusCode(refused ? 429 : 200).putHeader("x-ratelimit-remaining-default", "0")
                    .putHeader("content-type", "application/json").end(OK);
        });
        camel.start();
        camel.call("calcom:me/get");
        camel.call("calcom:me/get");

        assertThat(lines("INFO", "pacing.Pacer").filter(line -> line.contains("refuses every call of a credential for"))).hasSize(1);
        assertThat(lines("INFO", "pacing.Pacer").filter(line -> line.contains("wait for the server's limit"))).hasSize(1);
    }
}
