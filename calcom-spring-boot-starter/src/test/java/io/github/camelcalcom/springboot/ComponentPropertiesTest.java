/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.nio.file.Path;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.webhook.SecretFile;
import io.github.camelcalcom.webhook.SecretStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Given properties, when the application starts, then the component has them, and only those. */
@Timeout(1_800)
class ComponentPropertiesTest {

    @Configuration
    @EnableAutoConfiguration
    static class Plain {
    }

    @Configuration
    @EnableAutoConfiguration
    static class WithBeans {

        @Bean
        CalcomConfiguration shared() {
            CalcomConfiguration configuration = new CalcomConfiguration();
            configuration.setApiUrl("http://127.0.0.1:1/shared");
            configuration.setMaxItems(17);
            configuration.setMaxRetries(9);
            return configuration;
        }

        @Bean
        TokenStore tokens() {
            return new InMemoryTokenStore();
        }

        @Bean
        TokenStore otherTokens() {
            return new InMemoryTokenStore();
        }

        @Bean
        SecretStore secrets() {
            return new SecretFile(Path.of("secret"));
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class TwoAccounts {

        @Bean("calcom-eu")
        CalcomComponent european(EuropeanAccount account) {
            CalcomComponent component = new CalcomComponent();
            component.getConfiguration().setApiUrl(account.url());
            component.getConfiguration().setApiKey(account.apiKey());
            return component;
        }

        @Bean
        EuropeanAccount account(Environment environment) {
            return new EuropeanAccount(environment.getProperty("eu.url"), environment.getProperty("eu.key"));
        }

        record EuropeanAccount(String url, String apiKey) {
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class ComponentAsBean {

        @Bean
        CalcomComponent calcom() {
            CalcomComponent component = new CalcomComponent();
            component.getConfiguration().setApiUrl("http://127.0.0.1:1/own");
            component.getConfiguration().setMaxRetries(9);
            return component;
        }
    }

    @Test
    void valuesReachTheComponentInTheirTypes() {
        try (BootApplication application = BootApplication.start(Plain.class, "camel.component.calcom.api-url=http://127.0.0.1:1/",
                "camel.component.calcom.apiKey=cal_live_1", "camel.component.calcom.request-timeout=10s", "camel.component.calcom.retry-delay=250",
                "camel.component.calcom.output=json", "camel.component.calcom.paging=all", "camel.component.calcom.pacing=false",
                "camel.component.calcom.max-response-size=20000000000", "camel.component.calcom.pacing-queue-size=5",
                "camel.component.calcom.api-profile=self-hosted")) {
            CalcomComponent component = application.component();
            CalcomConfiguration configuration = component.getConfiguration();

            assertThat(configuration.getApiUrl()).isEqualTo("http://127.0.0.1:1/");
            assertThat(configuration.getApiKey()).isEqualTo("cal_live_1");
            assertThat(configuration.getRequestTimeout()).isEqualTo(10_000);
            assertThat(configuration.getRetryDelay()).isEqualTo(250);
            assertThat(configuration.getOutput()).isEqualTo(OutputFormat.JSON);
            assertThat(configuration.getPaging()).isEqualTo(PagingMode.ALL);
            assertThat(configuration.isPacing()).isFalse();
            assertThat(configuration.getMaxResponseSize()).isEqualTo(20_000_000_000L);
            assertThat(component.getPacingQueueSize()).isEqualTo(5);
            assertThat(configuration.getApiProfile()).isEqualTo("self-hosted");
            assertThat(configuration.getMaxRetries()).as("untouched").isEqualTo(3);
        }
    }

    @Test
    void placeholdersAreResolved() {
        try (BootApplication application = BootApplication.start(Plain.class, "secret.of.vault=cal_live_2",
                "camel.component.calcom.api-key=${secret.of.vault}")) {
            assertThat(application.component().getConfiguration().getApiKey()).isEqualTo("cal_live_2");
        }
    }

    @Test
    void aConfigurationBeanAndSinglePropertiesGoTogether() {
        try (BootApplication application = BootApplication.start(WithBeans.class, "camel.component.calcom.configuration=#bean:shared",
                "camel.component.calcom.api-key=cal_live_3", "camel.component.calcom.max-retries=3")) {
            CalcomConfiguration configuration = application.component().getConfiguration();

            assertThat(configuration.getApiUrl()).as("of the bean").isEqualTo("http://127.0.0.1:1/shared");
            assertThat(configuration.getMaxItems()).as("of the bean").isEqualTo(17);
            assertThat(configuration.getApiKey()).as("of the properties").isEqualTo("cal_live_3");
            assertThat(configuration.getMaxRetries()).as("of the properties, though it is the default").isEqualTo(3);
            assertThat(application.bean("shared", CalcomConfiguration.class).getApiKey()).as("the bean itself").isNull();
        }
    }

    @Test
    void aComponentThatIsABeanKeepsWhatNoPropertySays() {
        try (BootApplication application = BootApplication.start(ComponentAsBean.class, "camel.component.calcom.api-key=cal_live_4")) {
            CalcomConfiguration configuration = application.component().getConfiguration();

            assertThat(configuration.getApiUrl()).isEqualTo("http://127.0.0.1:1/own");
            assertThat(configuration.getMaxRetries()).isEqualTo(9);
            assertThat(configuration.getApiKey()).isEqualTo("cal_live_4");
        }
    }

    @Test
    void aSecondComponentIsASecondAccount() {
        SandboxSeed bob = seeding -> seeding.user("bob", "Bob", "bob@example.com", "Europe/Berlin");
        try (CalcomSandbox world = CalcomSandbox.start();
             CalcomSandbox europe = CalcomSandbox.builder().seed(bob).start();
             BootApplication application = BootApplication.start(TwoAccounts.class, "camel.component.calcom.api-url=" + world.url(),
                     "camel.component.calcom.api-key=" + world.apiKey(), "eu.url=" + europe.url(), "eu.key=" + europe.apiKey())) {

            assertThat(application.answerOf("calcom:me/get")).asInstanceOf(MAP).containsEntry("username", "alice");
            assertThat(application.answerOf("calcom-eu:me/get")).asInstanceOf(MAP).containsEntry("username", "bob");
            assertThat(world.calls()).hasSize(1);
            assertThat(europe.calls()).hasSize(1);
        }
    }

    @Test
    void beansAreNamedWithReferences() {
        for (String reference : new String[] { "#bean:otherTokens", "#otherTokens" }) {
            try (BootApplication application = BootApplication.start(WithBeans.class, "camel.component.calcom.token-store=" + reference)) {
                assertThat(application.component().getTokenStore()).isSameAs(application.bean("otherTokens", TokenStore.class));
            }
        }
    }

    @Test
    void theOnlyBeanOfATypeIsTaken() {
        try (BootApplication application = BootApplication.start(WithBeans.class)) {
            assertThat(application.component().getSecretStore()).isSameAs(application.bean(SecretStore.class));
        }
    }

    @Test
    void whatIsNoReferenceIsRefusedAtTheStart() {
        for (String wrong : new String[] { "otherTokens", "#class:org.example.Tokens" }) {
            assertThatThrownBy(() -> BootApplication.start(WithBeans.class, "camel.component.calcom.token-store=" + wrong)).satisfies(
                    thrown -> assertThat(BootApplication.messagesOf(thrown)).anyMatch(message -> message.contains("camel.component.calcom.token-store"))
                            .anyMatch(message -> message.contains("'" + wrong + "' names no bean of type TokenStore. Expected a reference such as"
                                                                  + " #bean:nameOfTheBean")));
        }
    }

    @Test
    void anUnknownBeanIsRefusedAtTheStart() {
        assertThatThrownBy(() -> BootApplication.start(WithBeans.class, "camel.component.calcom.token-store=#bean:absent"))
                .satisfies(thrown -> assertThat(BootApplication.messagesOf(thrown)).anyMatch(message -> message.contains("'absent'")));
    }

    @Test
    void switchedOffNothingIsApplied() {
        for (String off : new String[] { "camel.component.calcom.enabled=false", "camel.component.calcom.customizer.enabled=false",
                "camel.component.enabled=false" }) {
            try (BootApplication application = BootApplication.start(Plain.class, off, "camel.component.platform-http.enabled=true",
                    "camel.component.calcom.api-key=cal_live_5")) {
                assertThat(application.component().getConfiguration().getApiKey()).as(off).isNull();
            }
        }
    }

    @Test
    void aComponentMayHaveBeenEnabledAlone() {
        try (BootApplication application = BootApplication.start(Plain.class, "camel.component.enabled=false",
                "camel.component.platform-http.enabled=true", "camel.component.calcom.enabled=true", "camel.component.calcom.api-key=cal_live_6")) {
            assertThat(application.component().getConfiguration().getApiKey()).isEqualTo("cal_live_6");
        }
    }
}
