/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a webhook route that throws an Error or never ends, then the sender is answered and later deliveries are not held up. */
@Timeout(1_800)
class WebhookFatalErrorTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean fatal = new AtomicBoolean(true);
    private ListeningRoute route;

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        route.close();
    }

    private static RecordedDelivery delivery(int number) {
        return RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"uid\":\"u"
                                       + number + "\"}}", ListeningRoute.SECRET);
    }

    /** The status of the answer, for which the test waits only so long. */
    private int send(int number) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return delivery(number).sendTo(route.url()).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).get(300, TimeUnit.SECONDS);
    }

    private void listen(String http, String options) throws Exception {
        route = new ListeningRoute(http).doing(exchange -> {
            if (fatal.get()) {
                throw new StackOverflowError("test");
            }
        }).started(options);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void theSenderIsAnswered500AndMaySendItAgain(String http) throws Exception {
        listen(http, "");
        assertThat(send(1)).isEqualTo(500);
        assertThat(send(1)).as("a repetition is processed").isEqualTo(500);
        fatal.set(false);
        assertThat(send(1)).isEqualTo(200);
        assertThat(route.received()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void thePlacesOfDeliveriesInWorkAreGivenBack(String http) throws Exception {
        listen(http, "ackTimeout=60000&ackMaxPending=3");
        for (int number = 0; number < 10; number++) {
            assertThat(send(number)).as("delivery " + number).isEqualTo(500);
        }
        fatal.set(false);
        assertThat(send(1)).isEqualTo(200);
        assertThat(route.camel().getInflightRepository().size("hook")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ackTimeout=60000&" })
    void aRepositoryThatThrowsAnErrorDoesNotKeepTheSenderWaiting(String options) throws Exception {
        route = new ListeningRoute("platform-http");
        route.camel().getRegistry().bind("broken", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                throw new NoClassDefFoundError("test");
            }

            @Override
            public boolean add(String key) {
                throw new NoClassDefFoundError("test");
            }
        });
        route.started(options + "idempotentRepository=#broken");
        assertThat(send(1)).isEqualTo(200);
        assertThat(send(1)).as("it is not known that it was processed").isEqualTo(200);
        assertThat(route.received()).hasSize(2);
    }

    @Test
    void aRouteThatIsStartedAgainForgetsWhatNeverEnded() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        route = new ListeningRoute("undertow").doing(exchange -> {
            if (fatal.get()) {
                entered.countDown();
                assertThat(release.await(300, TimeUnit.SECONDS)).isTrue();
            }
        }).started("ackTimeout=100&ackMaxPending=1");
        assertThat(send(1)).isEqualTo(202);
        assertThat(entered.await(300, TimeUnit.SECONDS)).isTrue();
        assertThat(send(2)).isEqualTo(503);
        fatal.set(false);
        route.camel().getShutdownStrategy().setTimeout(1);
        route.camel().getRouteController().stopRoute("hook", 1, TimeUnit.SECONDS);
        route.camel().getRouteController().startRoute("hook");

        assertThat(send(2)).isIn(200, 202);
        assertThat(send(1)).as("the one that never ended is processed").isIn(200, 202);
        assertThat(route.received()).hasSize(3);
    }
}
