/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;

import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InjectedRateLimiterTest {

    @Test
    void aCallBeyondTheUsersLimitHasToWait() throws Exception {
        InjectedRateLimiter rateLimiter = limiter(1, Duration.ofDays(2));

        assertThat(rateLimiter.acquire(PacedCall.GET, Long.MAX_VALUE)).isZero();
        assertThat(rateLimiter.acquire(PacedCall.GET, Long.MAX_VALUE)).isBetween(Duration.ofHours(23).toNanos(), Duration.ofDays(1).toNanos());
    }

    @Test
    void whatWouldWaitLongerThanTheUsersLimitAllowsIsRefused() throws Exception {
        InjectedRateLimiter rateLimiter = limiter(1, Duration.ofSeconds(5));
        rateLimiter.acquire(PacedCall.GET, Long.MAX_VALUE);

        assertThatExceptionOfType(CalcomRateLimitException.class)
                .isThrownBy(() -> rateLimiter.acquire(PacedCall.GET, Long.MAX_VALUE))
                .withMessage("bookings/get failed: the RateLimiter 'mine' has no permission within 5000 ms (its timeoutDuration)")
                .satisfies(refusal -> assertThat(refusal.getRetryAfter()).isEqualTo(Duration.ofDays(1)));
    }

    @Test
    void whatWouldWaitLongerThanTheCallMayIsRefused() throws Exception {
        InjectedRateLimiter rateLimiter = limiter(1, Duration.ofDays(2));
        rateLimiter.acquire(PacedCall.GET, Long.MAX_VALUE);

        assertThatExceptionOfType(CalcomRateLimitException.class)
                .isThrownBy(() -> rateLimiter.acquire(PacedCall.GET, Duration.ofSeconds(30).toNanos()))
                .withMessage("bookings/get failed: the RateLimiter 'mine' has no permission within 30000 ms (option totalTimeout)");
    }

    private InjectedRateLimiter limiter(int permissions, Duration timeout) {
        // a period so long that the real time does not matter
        return new InjectedRateLimiter(RateLimiter.of("mine", RateLimiterConfig.custom().limitForPeriod(permissions)
                .limitRefreshPeriod(Duration.ofDays(1)).timeoutDuration(timeout).build()));
    }
}
