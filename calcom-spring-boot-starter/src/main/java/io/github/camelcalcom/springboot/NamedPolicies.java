/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomComponent;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The policies in Resilience4j's registries with the name of a component, such as those of
 * {@code resilience4j.retry.instances.calcom}. Does not create policies: only policies that are configured by name are used.
 */
final class NamedPolicies {

    private final ObjectProvider<RetryRegistry> retries;
    private final ObjectProvider<CircuitBreakerRegistry> circuitBreakers;
    private final ObjectProvider<RateLimiterRegistry> rateLimiters;

    NamedPolicies(ObjectProvider<RetryRegistry> retries, ObjectProvider<CircuitBreakerRegistry> circuitBreakers,
            ObjectProvider<RateLimiterRegistry> rateLimiters) {
        this.retries = retries;
        this.circuitBreakers = circuitBreakers;
        this.rateLimiters = rateLimiters;
    }

    /** Sets the policies that the component does not have. */
    void applyTo(String name, CalcomComponent component) {
        if (component.getRetry() == null) {
            retries.ifUnique(registry -> registry.find(name).ifPresent(component::setRetry));
        }
        if (component.getCircuitBreaker() == null) {
            circuitBreakers.ifUnique(registry -> registry.find(name).ifPresent(component::setCircuitBreaker));
        }
        if (component.getRateLimiter() == null) {
            rateLimiters.ifUnique(registry -> registry.find(name).ifPresent(component::setRateLimiter));
        }
    }
}
