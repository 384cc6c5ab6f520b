/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.time.Delay;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

/** Given an application with routes, when it or a part of it stops and starts, then no call and no booking is lost. */
@Timeout(1_800)
class LifecycleTest {

    private final CalcomSandbox sandbox = CalcomSandbox.start();

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        private final List<String> followed = new CopyOnWriteArrayList<>();

        @Bean
        MemoryStateRepository feedState() {
            return new MemoryStateRepository();
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:me").routeId("me").to("calcom:me/get");
                    from("calcom:bookings/changes?since=beginning&initialDelay=0&delay=100&stateRepository=#feedState").routeId("feed")
                            .process(exchange -> followed.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class)));
                }
            };
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private BootApplication start(String... more) {
        String[] properties = new String[more.length + 2];
        properties[0] = "camel.component.calcom.api-url=" + sandbox.url();
        properties[1] = "camel.component.calcom.api-key=" + sandbox.apiKey();
        System.arraycopy(more, 0, properties, 2, more.length);
        return BootApplication.start(Application.class, properties);
    }

    @Test
    void afterARestartOfCamelRoutesCallAndTheFeedGoesOn() {
        try (BootApplication application = start()) {
            List<String> followed = application.bean(Application.class).followed;
            String first = application.book(10);
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(followed).containsExactly(first));

            application.camel().stop();
            application.camel().start();

            assertThat(application.answerOf("direct:me")).asInstanceOf(MAP).containsEntry("username", "alice");
            String second = application.book(11);
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(followed).as("each once").containsExactly(first, second));
        }
    }

    @Test
    void aRouteCanBeStoppedAndStarted() throws Exception {
        try (BootApplication application = start()) {
            List<String> followed = application.bean(Application.class).followed;
            application.camel().getRouteController().stopRoute("feed");
            application.camel().getRouteController().stopRoute("me");
            String meanwhile = application.book(10);

            application.camel().getRouteController().startRoute("me");
            application.camel().getRouteController().startRoute("feed");

            assertThat(application.answerOf("direct:me")).asInstanceOf(MAP).containsEntry("username", "alice");
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(followed).containsExactly(meanwhile));
        }
    }

    @Test
    void aCallInFlightIsAnsweredBeforeTheApplicationEnds() throws Exception {
        sandbox.faults().on("me/get").inject(Fault.delayAnswer(Delay.of(Duration.ofMillis(700))));
        CompletableFuture<Exchange> answer;
        BootApplication application = start();
        CamelContext camel = application.camel();
        try {
            ProducerTemplate template = camel.createProducerTemplate();
            answer = template.asyncSend("direct:me", exchange -> exchange.getMessage().setBody(null));
            await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls("me/get").size() == 1);
        } finally {
            application.close();
        }
        Exchange exchange = answer.get(300, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).asInstanceOf(MAP).containsEntry("username", "alice");
        assertThat(camel.getStatus()).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void beansMayBeLazy() {
        try (BootApplication application = start("spring.main.lazy-initialization=true")) {
            assertThat(application.answerOf("direct:me")).asInstanceOf(MAP).containsEntry("username", "alice");
            assertThat(application.component().getConfiguration().getApiUrl()).isEqualTo(sandbox.url());
        }
    }
}
