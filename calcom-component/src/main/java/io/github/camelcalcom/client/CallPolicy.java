/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;

import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.InjectedRateLimiter;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.pacing.Timers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;

/**
 * When a call is sent, and when it is sent again. Two endpoints with equal policies share a client.
 *
 * @param timers         the time in which calls wait
 * @param priority       which of the calls that wait for the server's limit goes first
 * @param pacers         hold calls back while the limit of their credential is used up; null to send them all the same
 * @param rateLimiter    holds calls back as well, by whatever rule; null for none
 * @param circuitBreaker refuses calls while the server keeps failing; null for none
 * @param retry          says how often and after which pause a call is repeated where that is safe; null to never repeat one
 * @param longestPause   how long a call may wait for its turn, and before it is repeated; null for as long as its total timeout permits
 */
public record CallPolicy(
        Timers timers, CallPriority priority, Pacers pacers, InjectedRateLimiter rateLimiter, CircuitBreaker circuitBreaker, Retry retry,
        Duration longestPause) {

    /** Sends every call at once, and once. */
    public static CallPolicy unguarded(Timers timers) {
        return new CallPolicy(timers, CallPriority.NORMAL, null, null, null, null, null);
    }
}
