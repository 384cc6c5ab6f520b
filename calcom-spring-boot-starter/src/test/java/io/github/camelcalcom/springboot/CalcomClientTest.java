/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.time.Duration;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import jakarta.annotation.PostConstruct;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Given an application without a route, when its beans inject a client, then its calls are those of the component. */
@Timeout(1_800)
class CalcomClientTest {

    @Configuration
    @EnableAutoConfiguration
    static class Application {
    }

    /** Code of a user, without Camel. */
    static class Profiles {

        private final CalcomClient client;

        Profiles(CalcomClient client) {
            this.client = client;
        }

        Object own() throws CalcomException {
            return client.call(client.request("me/get")).result();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class WithService {

        @Bean
        Profiles profiles(CalcomClient client) {
            return new Profiles(client);
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class CallingTooEarly {

        private IllegalStateException refusal;

        @Bean
        Profiles profiles(CalcomClient client) {
            return new Profiles(client) {
                @PostConstruct
                void call() throws CalcomException {
                    try {
                        own();
                    } catch (IllegalStateException e) {
                        refusal = e;
                    }
                }
            };
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class TwoClients {

        @Bean("calcom-eu")
        CalcomComponent european(Environment environment) {
            CalcomComponent component = new CalcomComponent();
            component.getConfiguration().setApiUrl(environment.getProperty("eu.url"));
            component.getConfiguration().setApiKey(environment.getProperty("eu.key"));
            return component;
        }

        @Bean
        CalcomClientFactoryBean europeanClient(CamelContext camelContext) {
            return new CalcomClientFactoryBean(camelContext, "calcom-eu");
        }
    }

    private final CalcomSandbox sandbox = CalcomSandbox.start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String[] server(CalcomSandbox sandbox, String... more) {
        String[] properties = new String[more.length + 2];
        properties[0] = "camel.component.calcom.api-url=" + sandbox.url();
        properties[1] = "camel.component.calcom.api-key=" + sandbox.apiKey();
        System.arraycopy(more, 0, properties, 2, more.length);
        return properties;
    }

    @Test
    void aServiceCallsWithoutARoute() throws CalcomException {
        try (BootApplication application = BootApplication.start(WithService.class, server(sandbox))) {
            assertThat(application.bean(Profiles.class).own()).asInstanceOf(MAP).containsEntry("username", "alice");
        }
    }

    @Test
    void whoNeverAsksForItHasNoComponent() {
        try (BootApplication application = BootApplication.start(Application.class, server(sandbox))) {
            assertThat(application.camel().hasComponent("calcom")).isNull();
            assertThat(sandbox.calls()).isEmpty();
        }
    }

    @Test
    void itHasTheLimitOfTheRoutes() throws CalcomException {
        try (CalcomSandbox limited = CalcomSandbox.builder().rateLimit(new RateLimit(2, Duration.ofSeconds(60),
                Duration.ofSeconds(60))).start();
             BootApplication application = BootApplication.start(WithService.class, server(limited, "camel.component.calcom.total-timeout=20s"))) {
            assertThat(application.answerOf("calcom:me/get")).isNotNull();
            assertThat(application.bean(Profiles.class).own()).isNotNull();

            assertThatThrownBy(() -> application.bean(Profiles.class).own())
                    .isInstanceOfSatisfying(CalcomRateLimitException.class, refusal -> assertThat(refusal.getStatusCode()).isZero());
            assertThat(limited.calls()).as("sent").hasSize(2);
        }
    }

    @Test
    void beforeCamelHasStartedACallIsRefusedWithAReason() throws CalcomException {
        try (BootApplication application = BootApplication.start(CallingTooEarly.class, server(sandbox))) {
            assertThat(application.bean(CallingTooEarly.class).refusal).hasMessageContaining("calls of the component calcom can be made once it has started");
            assertThat(application.bean(Profiles.class).own()).as("afterwards").asInstanceOf(MAP).containsEntry("username", "alice");
        }
    }

    @Test
    void itGoesOnAfterCamelWasRestarted() throws CalcomException {
        try (BootApplication application = BootApplication.start(WithService.class, server(sandbox))) {
            Profiles profiles = application.bean(Profiles.class);
            assertThat(profiles.own()).isNotNull();

            application.camel().stop();
            assertThatThrownBy(profiles::own).isInstanceOf(IllegalStateException.class).hasMessageContaining("Stopped");
            application.camel().start();

            assertThat(profiles.own()).asInstanceOf(MAP).containsEntry("username", "alice");
        }
    }

    @Test
    void anotherComponentMayHaveItsClient() throws CalcomException {
        try (CalcomSandbox europe = CalcomSandbox.builder().seed(seeding -> seeding.user("bob", "Bob", "bob@example.com", "Europe/Berlin")).start();
             BootApplication application = BootApplication.start(TwoClients.class,
                     server(sandbox, "eu.url=" + europe.url(), "eu.key=" + europe.apiKey()))) {
            Profiles own = new Profiles(application.bean("calcomClient", CalcomClient.class));
            Profiles european = new Profiles(application.bean("europeanClient", CalcomClient.class));

            assertThat(own.own()).asInstanceOf(MAP).containsEntry("username", "alice");
            assertThat(european.own()).asInstanceOf(MAP).containsEntry("username", "bob");
        }
    }

    @Test
    void anOperationThatDoesNotExistIsNamedWithTheNearest() {
        try (BootApplication application = BootApplication.start(WithService.class, server(sandbox))) {
            CalcomClient client = application.bean(CalcomClient.class);
            assertThatThrownBy(() -> client.request("bookings/lst")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("list");
            assertThatThrownBy(() -> client.request("bookings/changes")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("can only be consumed by a route");
        }
    }
}
