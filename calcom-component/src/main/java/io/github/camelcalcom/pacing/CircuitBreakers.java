/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breakers of all servers. Calls to one server with the same settings share a circuit breaker. Failures are a missing
 * connection, a missing response, and status 5xx. Other errors of the API are not failures, and calls that were not sent do not count. Thread safe.
 */
public final class CircuitBreakers {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreakers.class);
    private static final int MOST_TRIAL_CALLS = 5;
    private static final int LOWEST_SERVER_ERROR = 500;
    private static final Duration NO_CALL_IS_TOO_SLOW = Duration.ofDays(1);

    private final Clock clock;
    private final ConcurrentMap<Key, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /** @param clock the clock for the open time of the circuit breakers */
    public CircuitBreakers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the circuit breaker of a server.
     *
     * @param server   the server; its {@code toString} is the name of the circuit breaker
     * @param settings its settings
     */
    public CircuitBreaker breaker(Object server, CircuitBreakerSettings settings) {
        return breakers.computeIfAbsent(new Key(server, settings), this::create);
    }

    /**
     * Requests permission for a call from a circuit breaker, which may be a bean of the user. The call must end with the circuit breaker's
     * {@code onSuccess}, {@code onError} or {@code releasePermission}.
     *
     * @param  breaker                   the circuit breaker
     * @param  operation                 the operation to be called
     * @param  host                      the host name of the server, for the message
     * @throws CalcomConnectionException if the circuit breaker is open; the cause is a {@link CallNotPermittedException}
     */
    public static void acquire(CircuitBreaker breaker, Operation operation, String host) throws CalcomConnectionException {
        if (!breaker.tryAcquirePermission()) {
            throw new CalcomConnectionException(operation.uri(), "the request was not sent: too many calls to " + host
                    + " have failed, and the circuit breaker '" + breaker.getName() + "' is " + breaker.getState()
                    + ". It permits calls again after its open time (options circuitBreakerEnabled and circuitBreakerOpenTime, or the settings of"
                    + " the CircuitBreaker bean)",
                    CallNotPermittedException.createCallNotPermittedException(breaker));
        }
    }

    /**
     * Refuses a call that would wait for its turn and be refused afterwards. Does not take a permission: the call must {@link #acquire} one
     * after it got its turn.
     *
     * @param  breaker                   the circuit breaker
     * @param  operation                 the operation to be called
     * @param  host                      the host name of the server, for the message
     * @throws CalcomConnectionException if the circuit breaker is open; the cause is a {@link CallNotPermittedException}
     */
    public static void refuseWhileOpen(CircuitBreaker breaker, Operation operation, String host) throws CalcomConnectionException {
        CircuitBreaker.State state = breaker.getState();
        if (state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN) {
            acquire(breaker, operation, host);
            // the open time was over, so the circuit breaker is half-open now: the permission is for the call that gets the first turn
            breaker.releasePermission();
        }
    }

    /** The circuit breakers that exist. */
    public List<CircuitBreaker> all() {
        return List.copyOf(breakers.values());
    }

    private CircuitBreaker create(Key key) {
        CircuitBreakerSettings settings = key.settings();
        CircuitBreaker breaker = CircuitBreaker.of(key.server().toString(), CircuitBreakerConfig.custom()
                .failureRateThreshold(settings.failureRate())
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.window())
                .waitDurationInOpenState(settings.openTime())
                .permittedNumberOfCallsInHalfOpenState(Math.min(MOST_TRIAL_CALLS, settings.window()))
                .recordException(CircuitBreakers::isFailureOfTheServer)
                .ignoreException(CircuitBreakers::wasNotSent)
                .slowCallDurationThreshold(NO_CALL_IS_TOO_SLOW)
                .writableStackTraceEnabled(false)
                .clock(clock)
                .build());
        breaker.getEventPublisher().onStateTransition(event -> LOG.info("The circuit breaker of {} is {}, and was {}", event.getCircuitBreakerName(),
                event.getStateTransition().getToState(), event.getStateTransition().getFromState()));
        return breaker;
    }

    private static boolean isFailureOfTheServer(Throwable failure) {
        if (!(failure instanceof CalcomException call)) {
            return false;
        }
        boolean unanswered = call.getStatusCode() == 0 && (call instanceof CalcomConnectionException || call instanceof CalcomAmbiguousException);
        return unanswered || call.getStatusCode() >= LOWEST_SERVER_ERROR;
    }

    private static boolean wasNotSent(Throwable failure) {
        return failure.getCause() instanceof CallNotPermittedException
                || failure instanceof CalcomRateLimitException refused && refused.getStatusCode() == 0;
    }

    private record Key(Object server, CircuitBreakerSettings settings) {
    }
}
