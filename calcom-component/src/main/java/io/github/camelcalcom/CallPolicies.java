/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.ServerAddress;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.CircuitBreakerSettings;
import io.github.camelcalcom.pacing.CircuitBreakers;
import io.github.camelcalcom.pacing.InjectedRateLimiter;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.pacing.RetryRules;
import io.github.camelcalcom.pacing.RetrySettings;
import io.github.camelcalcom.pacing.Timers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;

/** The policies of a component's calls. Equal configurations have equal policies. Thread safe. */
final class CallPolicies {

    private final Timers timers;
    private final CircuitBreaker circuitBreaker;
    private final Retry retry;
    private final Pacers pacers;
    private final CircuitBreakers circuitBreakers = new CircuitBreakers(Clock.systemUTC());
    private final InjectedRateLimiter rateLimiter;
    private final Map<RetrySettings, Retry> retries = new ConcurrentHashMap<>();

    /**
     * @param retry          for all calls; null for those of the configurations
     * @param circuitBreaker for all calls; null for those of the configurations
     * @param rateLimiter    for all calls in addition to the pacers; may be null
     */
    CallPolicies(Pacers pacers, Retry retry, CircuitBreaker circuitBreaker, RateLimiter rateLimiter, Timers timers) {
        this.timers = timers;
        this.circuitBreaker = circuitBreaker;
        this.retry = retry;
        this.pacers = pacers;
        this.rateLimiter = rateLimiter == null ? null : new InjectedRateLimiter(rateLimiter);
    }

    /** @param longestPause how long a call may wait for its turn, and before it is repeated; null for no limit of its own */
    CallPolicy policy(CalcomConfiguration configuration, ServerAddress server, CallPriority priority, Duration longestPause) {
        return new CallPolicy(timers, priority, configuration.isPacing() ? pacers : null, rateLimiter,
                circuitBreaker(configuration, server), retry(configuration), longestPause);
    }

    /** Returns the current state of the pacers. */
    List<PacerFigures> pacerFigures() {
        return pacers.figures();
    }

    /** Returns the circuit breakers, including that of the user. */
    List<CircuitBreaker> circuitBreakers() {
        return circuitBreaker != null ? List.of(circuitBreaker) : circuitBreakers.all();
    }

    private CircuitBreaker circuitBreaker(CalcomConfiguration configuration, ServerAddress server) {
        if (circuitBreaker != null) {
            return circuitBreaker;
        }
        CircuitBreakerSettings settings = configuration.circuitBreakerSettings();
        return settings == null ? null : circuitBreakers.breaker(server, settings);
    }

    private Retry retry(CalcomConfiguration configuration) {
        if (retry != null) {
            return retry;
        }
        RetrySettings settings = configuration.retrySettings();
        return settings.maxRetries() == 0 ? null : retries.computeIfAbsent(settings, absent -> RetryRules.retry("calcom", settings));
    }
}
