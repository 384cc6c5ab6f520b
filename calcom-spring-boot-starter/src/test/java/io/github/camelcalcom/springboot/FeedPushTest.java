/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed that polls every hour and listens through Spring MVC, when a booking is created, then its webhook starts a poll at once. */
@Timeout(1_800)
class FeedPushTest {

    private static final RecordedDelivery FORGED = RecordedDelivery.named("BOOKING_CREATED-plain");

    private final CalcomSandbox sandbox = CalcomSandbox.start();
    private BootApplication application;

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        private final List<String> followed = new CopyOnWriteArrayList<>();

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?since=beginning&initialDelay=0&delay=3600000&pushPath=/feed&pushExternalUrl={{push.url}}")
                            .routeId("feed")
                            .process(exchange -> followed.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class)));
                }
            };
        }
    }

    private BootApplication start() throws IOException {
        int port = FreePort.find();
        return BootApplication.startWeb(Application.class, "server.port=" + port, "push.url=http://127.0.0.1:" + port,
                "camel.component.calcom.api-url=" + sandbox.url(), "camel.component.calcom.api-key=" + sandbox.apiKey(),
                "camel.component.calcom.max-body-size=100000");
    }

    @BeforeEach
    void startAndAwaitTheFirstPollAndTheWebhook() throws IOException {
        application = start();
        await().atMost(300, TimeUnit.SECONDS).until(() -> !sandbox.calls("bookings/list").isEmpty() && sandbox.read(state -> !state.webhooks().all().isEmpty()));
    }

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    private List<String> followed() {
        return application.bean(Application.class).followed;
    }

    @Test
    void aBookingArrivesLongBeforeTheNextPoll() throws Exception {
        String first = application.book(10);
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(followed()).containsExactly(first));

        application.camel().getRouteController().stopRoute("feed");
        application.camel().getRouteController().startRoute("feed");
        await().atMost(300, TimeUnit.SECONDS).until(() -> ((ScheduledPollConsumer) application.camel().getRoute("feed").getConsumer()).isFirstPollDone());
        String second = application.book(12);

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(followed()).as("after a restart of the route").contains(second));
    }

    @Test
    void theLimitOfWebhooksAppliesToItsPath() throws Exception {
        byte[] large = new byte[100_001];

        assertThat(FORGED.withBody(large).sendTo(application.url("/feed")).statusCode()).as("larger than max-body-size").isEqualTo(413);
        assertThat(FORGED.sendTo(application.url("/feed")).statusCode()).as("signed with another secret").isEqualTo(401);
        assertThat(sandbox.calls("bookings/list")).as("polls that they caused, besides the first").hasSize(1);

        application.camel().getRouteController().stopRoute("feed");
        assertThat(application.bean(WebhookPaths.class).isEmpty()).as("it listens no more").isTrue();
    }
}
