/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a limiter or a listener of the user's own that throws an Error, then the call ends all the same. */
@Timeout(1_800)
class CallFatalErrorTest extends ScriptedServerTestSupport {

    CallFatalErrorTest() {
        super(false);
    }

    @BeforeEach
    void answer() {
        server.answer(200, "{\"status\":\"success\",\"data\":{}}");
    }

    private Exchange call() throws Exception {
        return camel.begin("calcom:me/get").get(300, TimeUnit.SECONDS);
    }

    @Test
    void aLimiterThatThrowsAnErrorEndsTheCall() throws Exception {
        RateLimiter working = RateLimiter.of("own", RateLimiterConfig.custom().limitForPeriod(100).limitRefreshPeriod(Duration.ofSeconds(1)).build());
        boolean[] broken = { true };
        RateLimiter limiter = (RateLimiter) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { RateLimiter.class },
                (proxy, method, arguments) -> {
                    if (broken[0] && method.getName().equals("reservePermission")) {
                        throw new NoClassDefFoundError("test");
                    }
                    return method.invoke(working, arguments);
                });
        camel.calcom().setRateLimiter(limiter);
        camel.start();

        assertThat(call().getException()).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(server.received()).isEmpty();
        broken[0] = false;
        assertThat(call().getException()).isNull();
    }

    @Test
    void aListenerOfACircuitBreakerThatThrowsAnErrorEndsTheCall() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("own", CircuitBreakerConfig.ofDefaults());
        breaker.getEventPublisher().onSuccess(event -> {
            throw new NoClassDefFoundError("test");
        }).onError(event -> {
            throw new NoClassDefFoundError("test");
        });
        camel.calcom().setCircuitBreaker(breaker);
        camel.start();

        assertThat(call().getException()).as("the server has answered").isNull();
        server.answer(400, "{\"status\":\"error\",\"error\":{\"code\":\"BadRequestException\",\"message\":\"no\"}}");
        assertThat(call().getException()).hasMessageContaining("400");
    }
}
