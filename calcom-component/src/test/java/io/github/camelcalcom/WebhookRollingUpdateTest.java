/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.LoadBalancer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a node that receives webhooks all the time, when another one takes its place, then no delivery is lost and one subscription is left. */
@Timeout(1_800)
class WebhookRollingUpdateTest {

    private static final Instant FIRST_START = Instant.parse("2027-03-02T00:00:00Z");
    private static final int DELIVERIES_PER_PHASE = 15;

    private final List<Object> received = new CopyOnWriteArrayList<>();

    private final class Node implements AutoCloseable {

        private final CalcomContext camel;
        private final int port = FreePort.find();

        Node(CalcomSandbox sandbox, String http, String url) throws Exception {
            camel = new CalcomContext(sandbox.url());
            camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            if (http.equals("platform-http")) {
                VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
                server.setBindHost("127.0.0.1");
                server.setBindPort(port);
                camel.addService(new VertxPlatformHttpServer(server));
            }
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    restConfiguration().component(http).host("127.0.0.1").port(port);
                    from("webhook:calcom:webhooks/events?webhookComponentName=" + http + "&webhookPath=/hook&webhookExternalUrl=" + url)
                            .delay(20).process(exchange -> received.add(exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_BOOKING_UID)));
                }
            }).start();
        }

        void awaitReady() {
            await().atMost(300, TimeUnit.SECONDS).until(() -> HealthCheckHelper.invokeReadiness(camel).stream()
                    .allMatch(result -> result.getState() == HealthCheck.State.UP));
        }

        @Override
        public void close() throws IOException {
            camel.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void nothingIsLostOnTheWay(String http) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (CalcomSandbox sandbox = CalcomSandbox.builder().bookingTime(Duration.ofMillis(1)).start(); LoadBalancer balancer = new LoadBalancer()) {
            sandbox.clock().stopAt(Instant.parse("2027-03-01T09:00:00Z"));
            Node old = new Node(sandbox, http, balancer.url());
            old.awaitReady();
            balancer.add(old.port);
            CompletableFuture<Void> booking = CompletableFuture.runAsync(() -> bookUntil(isOver, sandbox));
            awaitMore();
            try (Node young = new Node(sandbox, http, balancer.url())) {
                young.awaitReady();
                balancer.add(young.port);
                awaitMore();
                balancer.drain(old.port);
                old.close();
                awaitMore();
                isOver.set(true);
                booking.get(300, TimeUnit.SECONDS);
            }
            assertThat(sandbox.deliveries()).extracting(Delivery::status).containsOnly(200);
            assertThat(received).doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(sandbox.bookings().stream().map(Booking::uid).toList());
            List<Webhook> webhooks = sandbox.read(state -> List.copyOf(state.webhooks().all()));
            assertThat(webhooks).singleElement().satisfies(webhook -> {
                assertThat(webhook.subscriberUrl()).isEqualTo(balancer.url() + "/hook");
                assertThat(webhook.active()).isTrue();
            });
        }
    }

    private void awaitMore() {
        int before = received.size();
        await().atMost(300, TimeUnit.SECONDS).until(() -> received.size() >= before + DELIVERIES_PER_PHASE);
    }

    private static void bookUntil(AtomicBoolean isOver, CalcomSandbox sandbox) {
        try (CalcomContext camel = new CalcomContext(sandbox.url())) {
            camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            camel.start();
            for (int number = 0; !isOver.get(); number++) {
                Exception failure = camel.call("calcom:bookings/create", Map.of("start", FIRST_START.plus(Duration.ofHours(number)).toString(),
                        "eventTypeId", 1, "attendee", Map.of("name", "Ann", "email", "ann@example.net", "timeZone", "Europe/Rome")), Map.of())
                        .getException();
                assertThat(failure).isNull();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
