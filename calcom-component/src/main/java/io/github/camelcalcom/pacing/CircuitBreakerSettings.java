/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;

/**
 * Settings of a circuit breaker.
 *
 * @param failureRate the percentage of failed calls at which the circuit breaker opens: 1 to 100
 * @param window      the number of recent calls that it evaluates; it does not open before this number of calls
 * @param openTime    the time for which it stays open before it permits calls again
 */
public record CircuitBreakerSettings(int failureRate, int window, Duration openTime) {

    public CircuitBreakerSettings {
        if (failureRate < 1 || failureRate > 100) {
            throw new IllegalArgumentException("The option circuitBreakerFailureRate must be from 1 to 100, but is " + failureRate);
        }
        if (window < 1) {
            throw new IllegalArgumentException("The option circuitBreakerWindow must be 1 or more, but is " + window);
        }
        if (openTime.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The option circuitBreakerOpenTime must be 1 ms or more, but is " + openTime.toMillis() + " ms");
        }
    }
}
