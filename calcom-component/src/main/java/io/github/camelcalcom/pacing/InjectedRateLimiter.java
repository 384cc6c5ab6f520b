/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.resilience4j.ratelimiter.RateLimiter;

/**
 * A {@link RateLimiter} of the user, applied in addition to pacing. Thread safe.
 */
public final class InjectedRateLimiter {

    private final RateLimiter rateLimiter;

    /** @param rateLimiter the limiter; its {@code timeoutDuration} limits the wait */
    public InjectedRateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    /**
     * Reserves a permission. The permission is used up even if the call is not sent.
     *
     * @param  operation                the operation to be called
     * @param  longestWaitNanos         the maximum wait of the call
     * @return                          the time in nanoseconds until the call may be sent; 0 if it may be sent at once
     * @throws CalcomRateLimitException if there is no permission in time
     */
    public long acquire(Operation operation, long longestWaitNanos) throws CalcomRateLimitException {
        long nanos = rateLimiter.reservePermission();
        if (nanos < 0 || nanos > longestWaitNanos) {
            String within = nanos < 0 ? rateLimiter.getRateLimiterConfig().getTimeoutDuration().toMillis() + " ms (its timeoutDuration)"
                    : TimeUnit.NANOSECONDS.toMillis(longestWaitNanos) + " ms (option totalTimeout)";
            throw new CalcomRateLimitException(operation.uri(),
                    "the RateLimiter '" + rateLimiter.getName() + "' has no permission within " + within,
                    rateLimiter.getRateLimiterConfig().getLimitRefreshPeriod());
        }
        return nanos;
    }
}
