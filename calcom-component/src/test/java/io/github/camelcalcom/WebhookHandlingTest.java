/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Given a delivery of the server, when its route is slow, fails, or had it before, then the sender learns what it needs. */
@Timeout(1_800)
class WebhookHandlingTest {

    private static final RecordedDelivery CREATED = RecordedDelivery.named("BOOKING_CREATED-plain");

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();
    private ListeningRoute route;

    @BeforeEach
    void prepare() throws Exception {
        route = new ListeningRoute("platform-http");
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        route.close();
    }

    private static CompletableFuture<Integer> send(RecordedDelivery delivery, String url) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return delivery.sendTo(url).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void waitForRelease(Exchange exchange) throws InterruptedException {
        entered.countDown();
        assertThat(release.await(300, TimeUnit.SECONDS)).isTrue();
        ended.incrementAndGet();
    }

    private static RecordedDelivery made(int number) {
        return RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"uid\":\"u"
                                       + number + "\"}}", ListeningRoute.SECRET);
    }

    @Test
    void aRepetitionIsAcknowledgedAndDropped() throws Exception {
        route.started("");
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(200);
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(200);
        assertThat(route.received()).hasSize(1);
    }

    @Test
    void aSecondRescheduleIsNoRepetition() throws Exception {
        route.started("");
        String reschedule = "{\"triggerEvent\":\"BOOKING_RESCHEDULED\",\"createdAt\":\"2026-11-22T23:55:30.%sZ\",\"payload\":{\"uid\":\"%s\","
                            + "\"rescheduleUid\":\"%s\",\"startTime\":\"2026-11-26T17:00:00Z\"}}";
        for (String body : List.of(reschedule.formatted("100", "b", "a"), reschedule.formatted("200", "c", "b"))) {
            assertThat(RecordedDelivery.signed(body, ListeningRoute.SECRET).sendTo(route.url()).statusCode()).isEqualTo(200);
        }
        assertThat(route.received()).extracting(received -> received.header(CalcomConstants.WEBHOOK_BOOKING_UID)).containsExactly("b", "c");
        assertThat(route.received()).extracting(received -> received.header(CalcomConstants.WEBHOOK_RESCHEDULED_FROM_UID))
                .containsExactly("a", "b");
    }

    @Test
    void whatFailedMayComeAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        route.doing(exchange -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
        }).started("");
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(500);
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(200);
        assertThat(attempts).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aRepetitionThatComesWhileTheFirstIsInWorkSharesItsOutcome(String http) throws Exception {
        route = new ListeningRoute(http).doing(exchange -> {
            waitForRelease(exchange);
            throw new IllegalStateException("the database is away");
        }).started("");
        CompletableFuture<Integer> first = send(CREATED, route.url());
        assertThat(entered.await(300, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Integer> second = send(CREATED, route.url());
        release.countDown();
        assertThat(first.get(300, TimeUnit.SECONDS)).isEqualTo(500);
        // it may have come after the end of the first, and was a new attempt then
        assertThat(second.get(300, TimeUnit.SECONDS)).isEqualTo(500);
    }

    @Test
    void aSharedRepositoryKnowsWhatAnotherNodeHasProcessed() throws Exception {
        IdempotentRepository shared = new MemoryIdempotentRepository();
        route.camel().getRegistry().bind("shared", shared);
        route.started("idempotentRepository=#shared");
        try (ListeningRoute other = new ListeningRoute("undertow")) {
            other.camel().getRegistry().bind("shared", shared);
            other.started("idempotentRepository=#shared");
            assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(200);
            assertThat(CREATED.sendTo(other.url()).statusCode()).isEqualTo(200);
            assertThat(other.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aSenderThatDoesNotWaitIsToldSoAndTheRouteGoesOn(String http) throws Exception {
        route = new ListeningRoute(http).doing(this::waitForRelease).started("ackTimeout=100");
        HttpResponse<String> answer = CREATED.sendTo(route.url());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(ended).hasValue(0);
        release.countDown();
        await().untilAtomic(ended, equalTo(1));
        assertThat(CREATED.sendTo(route.url()).statusCode()).as("a repetition").isIn(200, 202);
        assertThat(route.received()).hasSize(1);
    }

    @Test
    void aQuickRouteIsAnsweredAtItsEnd() throws Exception {
        route.doing(exchange -> {
            ended.incrementAndGet();
            if (exchange.getMessage().getBody() instanceof Map<?, ?> payload && "u2".equals(payload.get("uid"))) {
                throw new IllegalStateException("the database is away");
            }
        }).started("ackTimeout=60000");
        assertThat(made(1).sendTo(route.url()).statusCode()).isEqualTo(200);
        assertThat(made(2).sendTo(route.url()).statusCode()).isEqualTo(500);
        assertThat(ended).hasValue(2);
    }

    @Test
    void moreThanMayBePendingIsRefusedAndMayComeAgain() throws Exception {
        route.doing(this::waitForRelease).started("ackTimeout=100&ackMaxPending=2");
        assertThat(made(1).sendTo(route.url()).statusCode()).isEqualTo(202);
        assertThat(made(2).sendTo(route.url()).statusCode()).isEqualTo(202);
        assertThat(made(3).sendTo(route.url()).statusCode()).isEqualTo(503);
        release.countDown();
        await().atMost(300, TimeUnit.SECONDS).until(() -> made(3).sendTo(route.url()).statusCode() < 300);
        assertThat(route.received()).extracting(received -> received.header(CalcomConstants.WEBHOOK_BOOKING_UID)).containsOnlyOnce("u3");
    }

    @Test
    void aStopWaitsForWhatWasAcknowledged() throws Exception {
        route.doing(this::waitForRelease).started("ackTimeout=100");
        List<Integer> statuses = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            // more than there are threads, so that some have not begun
            statuses.add(made(number).sendTo(route.url()).statusCode());
        }
        assertThat(statuses).containsOnly(202);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            try {
                route.camel().getRouteController().stopRoute("hook");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(300, TimeUnit.SECONDS).until(() -> CREATED.withSignature(null).sendTo(route.url()).statusCode() != 401);
        assertThat(stop).isNotDone();
        release.countDown();
        stop.get(300, TimeUnit.SECONDS);
        assertThat(ended).hasValue(25);
    }
}
