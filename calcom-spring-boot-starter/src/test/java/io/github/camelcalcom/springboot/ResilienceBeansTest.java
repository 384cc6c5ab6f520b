/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.time.Duration;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Given policies of Resilience4j as beans or in its registries, when the server fails, then they determine the reaction. */
@Timeout(1_800)
class ResilienceBeansTest {

    private final CalcomSandbox sandbox = CalcomSandbox.start();

    @Configuration
    @EnableAutoConfiguration
    static class Plain {
    }

    @Configuration
    @EnableAutoConfiguration
    static class WithRetry {

        @Bean
        Retry once() {
            return Retry.of("once", RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(1)).build());
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class WithSecondComponent {

        @Bean("calcom-eu")
        CalcomComponent european() {
            return new CalcomComponent();
        }
    }

    @BeforeEach
    void fail() {
        sandbox.faults().everywhere().inject(Fault.answerInstead(FaultAnswer.json(503)));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private BootApplication start(Class<?> source, String... more) {
        String[] properties = new String[more.length + 3];
        properties[0] = "camel.component.calcom.api-url=" + sandbox.url();
        properties[1] = "camel.component.calcom.api-key=" + sandbox.apiKey();
        properties[2] = "camel.component.calcom.retry-delay=1ms";
        System.arraycopy(more, 0, properties, 3, more.length);
        return BootApplication.start(source, properties);
    }

    @Test
    void withoutAnyTheOptionsHold() {
        try (BootApplication application = start(Plain.class)) {
            assertThat(application.call("calcom:me/get").getException()).isNotNull();
            assertThat(sandbox.calls()).hasSize(4);
            assertThat(application.component().getRetry()).isNull();
            assertThat(application.bean(RetryRegistry.class).getAllRetries()).as("none is created for the component").isEmpty();
        }
    }

    @Test
    void aBeanIsTaken() {
        try (BootApplication application = start(WithRetry.class)) {
            assertThat(application.call("calcom:me/get").getException()).isNotNull();
            assertThat(sandbox.calls()).hasSize(2);
        }
    }

    @Test
    void theOneOfTheRegistryWithTheNameOfTheComponentIsTaken() {
        try (BootApplication application = start(Plain.class, "resilience4j.retry.instances.calcom.max-attempts=3",
                "resilience4j.retry.instances.calcom.wait-duration=1ms", "resilience4j.retry.instances.other.max-attempts=7",
                "resilience4j.circuitbreaker.instances.calcom.sliding-window-size=5",
                "resilience4j.ratelimiter.instances.calcom.limit-for-period=1000")) {
            CalcomComponent component = application.component();

            assertThat(component.getRetry()).isSameAs(application.bean(RetryRegistry.class).retry("calcom"));
            assertThat(component.getCircuitBreaker()).isSameAs(application.bean(CircuitBreakerRegistry.class).circuitBreaker("calcom"));
            assertThat(component.getRateLimiter()).isSameAs(application.bean(RateLimiterRegistry.class).rateLimiter("calcom"));
            assertThat(application.call("calcom:me/get").getException()).isNotNull();
            assertThat(sandbox.calls()).hasSize(3);
        }
    }

    @Test
    void anotherComponentHasItsOwn() {
        try (BootApplication application = start(WithSecondComponent.class, "resilience4j.retry.instances.calcom.max-attempts=3",
                "resilience4j.retry.instances.calcom-eu.max-attempts=5")) {
            RetryRegistry registry = application.bean(RetryRegistry.class);

            assertThat(application.component("calcom").getRetry()).isSameAs(registry.retry("calcom"));
            assertThat(application.component("calcom-eu").getRetry()).isSameAs(registry.retry("calcom-eu"));
        }
    }
}
