package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.resilience4j.ratelimiter.RateLimiter;

/**
 * A user's own {@link RateLimiter}, applied in addition to what the server's limits ask for, without blocking a thread. Thread safe.
 */
public final class InjectedRateLimiter {

    private final RateLimiter rateLimiter;

    /** @param rateLimiter whose permissions are asked for; its {@code timeoutDuration} bounds the wait */
    public InjectedRateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    /**
     * Asks for a permission. A permission once given is used up, whether or not the call is made in the end.
     *
     * @param  operation                what is to be called
     * @param  longestWaitNanos         how long the call may wait
     * @return                          how long it has to wait, in nanoseconds; 0 if it goes at once
     * @throws CalcomRateLimitException if it may not go in time
     */
    public long acquire(Operation operation, long longestWaitNanos) throws CalcomRateLimitException {
        long nanos = rateLimiter.reservePermission();
        if (nanos < 0 || nanos > longestWaitNanos) {
            String within = nanos < 0 ? rateLimiter.getRateLimiterConfig().getTimeoutDuration().toMillis() + " ms (its timeoutDuration)"
                    : TimeUnit.NANOSECONDS.toMillis(longestWaitNanos) + " ms (option totalTimeout)";
            throw new CalcomRateLimitException(operation.uri(),
                    "the RateLimiter '" + rateLimiter.getName() + "' has no permission to give within " + within,
                    rateLimiter.getRateLimiterConfig().getLimitRefreshPeriod());
        }
        return nanos;
    }
}
