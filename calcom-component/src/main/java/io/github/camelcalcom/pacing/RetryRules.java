/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.Set;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

/** Decides whether a failed call may be repeated, how often and after which pause. */
public final class RetryRules {

    private static final double FACTOR = 2;
    private static final double RANDOMIZED_BY = 0.5;
    private static final int LOWEST_FAILURE = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Statuses of a server, or of a proxy before it, after which the next attempt may succeed. 500 is usually a permanent failure of this API. */
    private static final Set<Integer> PASSING_FAILURES = Set.of(502, 503, 504);

    private RetryRules() {
    }

    /**
     * Returns a retry. Its pauses double, vary at random by half, and are at least as long as the server requests
     * ({@link CalcomException#getRetryAfter()}). Call {@link #mayRepeat} first: the retry does not check whether a repetition is safe.
     *
     * @param name the name of the retry in metrics and events
     */
    public static Retry retry(String name, RetrySettings settings) {
        IntervalFunction backOff = backOff(settings.delay(), settings.maxDelay());
        return Retry.of(name, RetryConfig.custom()
                .maxAttempts(settings.maxRetries() + 1)
                .retryOnException(RetryRules::mayPass)
                .intervalBiFunction((attempt, outcome) -> pause(backOff.apply(attempt), outcome))
                .build());
    }

    /**
     * Whether a call may be repeated without the risk that an operation that must be executed once is executed twice. Applies to any
     * configured retry.
     *
     * @param operation the operation of the call
     * @param failure   the failure of the call
     */
    public static boolean mayRepeat(Operation operation, Throwable failure) {
        return wasNotExecuted(failure) || operation.repeatable() && mayPass(failure);
    }

    /** Whether the next attempt may succeed. */
    private static boolean mayPass(Throwable failure) {
        if (failure instanceof CalcomConnectionException) {
            return !wasNotPermitted(failure);
        }
        if (failure instanceof CalcomServerException server) {
            // the exception for an incomplete response has the status of the response, and the failure of the parser as its cause
            boolean brokeOff = server.getStatusCode() < LOWEST_FAILURE && server.getCause() != null;
            return brokeOff || PASSING_FAILURES.contains(server.getStatusCode());
        }
        return isRefusedByTheServersLimit(failure);
    }

    /** For an operation that must not be repeated, a connection exception is thrown only if nothing was sent. */
    private static boolean wasNotExecuted(Throwable failure) {
        return failure instanceof CalcomConnectionException && !wasNotPermitted(failure) || isRefusedByTheServersLimit(failure);
    }

    private static boolean isRefusedByTheServersLimit(Throwable failure) {
        return failure instanceof CalcomRateLimitException limited && limited.getStatusCode() == TOO_MANY_REQUESTS;
    }

    private static boolean wasNotPermitted(Throwable failure) {
        return failure.getCause() instanceof CallNotPermittedException;
    }

    private static IntervalFunction backOff(Duration delay, Duration maxDelay) {
        return delay.toMillis() == 0 ? attempt -> 0L
                : IntervalFunction.ofExponentialRandomBackoff(delay.toMillis(), FACTOR, RANDOMIZED_BY, maxDelay.toMillis());
    }

    private static long pause(long backOffMillis, Either<Throwable, Object> outcome) {
        Duration requested = outcome.isLeft() && outcome.getLeft() instanceof CalcomException failure ? failure.getRetryAfter() : null;
        // rounded up, because the server refuses a request that is a moment too early
        return requested == null ? backOffMillis : Math.max(backOffMillis, requested.plusNanos(999_999).toMillis());
    }
}
