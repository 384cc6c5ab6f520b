/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.safecall.JdbcKeyClaimStore;
import io.github.camelcalcom.webhook.SecretFile;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given beans of the component's types, when they are bound after the component was added, then it finds them when it starts. */
class AutowiringTest {

    private final CamelContext camel = new DefaultCamelContext();
    private final CalcomComponent component = new CalcomComponent();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(Retry... more) {
        camel.addComponent("calcom", component);
        for (Retry retry : more) {
            camel.getRegistry().bind(retry.getName(), retry);
        }
        camel.getRegistry().bind("mapper", new ObjectMapper());
        camel.getRegistry().bind("tokens", new InMemoryTokenStore());
        camel.getRegistry().bind("claims", new JdbcKeyClaimStore(null));
        camel.getRegistry().bind("secrets", new SecretFile(Path.of("secret")));
        camel.getRegistry().bind("retry", Retry.ofDefaults("retry"));
        camel.getRegistry().bind("breaker", CircuitBreaker.ofDefaults("breaker"));
        camel.getRegistry().bind("limiter", RateLimiter.ofDefaults("limiter"));
        camel.start();
    }

    private Object bean(String name) {
        return camel.getRegistry().lookupByName(name);
    }

    @Test
    void theOnlyOneOfATypeIsTaken() {
        start();

        assertThat(component.getObjectMapper()).isSameAs(bean("mapper"));
        assertThat(component.getTokenStore()).isSameAs(bean("tokens"));
        assertThat(component.getKeyClaimStore()).isSameAs(bean("claims"));
        assertThat(component.getSecretStore()).isSameAs(bean("secrets"));
        assertThat(component.getRetry()).isSameAs(bean("retry"));
        assertThat(component.getCircuitBreaker()).isSameAs(bean("breaker"));
        assertThat(component.getRateLimiter()).isSameAs(bean("limiter"));
    }

    @Test
    void whatIsConfiguredStays() {
        Retry own = Retry.ofDefaults("own");
        component.setRetry(own);
        start();

        assertThat(component.getRetry()).isSameAs(own);
    }

    @Test
    void ofTwoNoneIsTaken() {
        start(Retry.ofDefaults("other"));

        assertThat(component.getRetry()).isNull();
    }

    @Test
    void switchedOffNoneIsTaken() {
        component.setAutowiredEnabled(false);
        start();

        assertThat(component.getRetry()).isNull();
        assertThat(component.getTokenStore()).isNull();
    }

    @Test
    void switchedOffForTheWholeContextNoneIsTaken() {
        camel.setAutowiredEnabled(false);
        start();

        assertThat(component.getRetry()).isNull();
    }
}
