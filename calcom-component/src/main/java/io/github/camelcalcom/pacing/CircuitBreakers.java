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
 * The circuit breakers of all servers. Calls to one server with the same settings share one. Only trouble of the server is a failure: no
 * connection, no answer, and 5xx. Other errors of the API are not failures, and calls that were not sent do not count. Thread safe.
 */
public final class CircuitBreakers {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreakers.class);
    private static final int MOST_TRIAL_CALLS = 5;
    private static final int LOWEST_SERVER_ERROR = 500;
    private static final Duration NO_CALL_IS_TOO_SLOW = Duration.ofDays(1);

    private final Clock clock;
    private final ConcurrentMap<Key, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /** @param clock the time, which an open breaker reads when it is asked */
    public CircuitBreakers(Clock clock) {
        this.clock = clock;
    }

    /**
     * The breaker of a server.
     *
     * @param server   the server; its {@code toString} names the breaker
     * @param settings its settings
     */
    public CircuitBreaker breaker(Object server, CircuitBreakerSettings settings) {
        return breakers.computeIfAbsent(new Key(server, settings), this::create);
    }

    /**
     * Requests permission for a call from a breaker, which may be a bean of the user. The call must end with the breaker's
     * {@code onSuccess}, {@code onError} or {@code releasePermission}.
     *
     * @param  breaker                   the breaker
     * @param  operation                 the operation to be called
     * @param  host                      the server's name, for the message
     * @throws CalcomConnectionException if it is open; the cause is a {@link CallNotPermittedException}
     */
    public static void acquire(CircuitBreaker breaker, Operation operation, String host) throws CalcomConnectionException {
        if (!breaker.tryAcquirePermission()) {
            throw new CalcomConnectionException(operation.uri(), "the request was not sent: too many calls to " + host
                    + " have failed, and its circuit breaker '" + breaker.getName() + "' is " + breaker.getState()
                    + ". It lets calls try again after a while (options circuitBreakerEnabled and circuitBreakerOpenTime, or the settings of"
                    + " the CircuitBreaker bean)",
                    CallNotPermittedException.createCallNotPermittedException(breaker));
        }
    }

    /**
     * Refuses a call that would wait for its turn and be refused then. Takes no permission: the call has to {@link #acquire} one when
     * its turn has come.
     *
     * @param  breaker                   the breaker
     * @param  operation                 the operation to be called
     * @param  host                      the server's name, for the message
     * @throws CalcomConnectionException if it is open; the cause is a {@link CallNotPermittedException}
     */
    public static void refuseWhileOpen(CircuitBreaker breaker, Operation operation, String host) throws CalcomConnectionException {
        CircuitBreaker.State state = breaker.getState();
        if (state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN) {
            acquire(breaker, operation, host);
            // its open time was over, and the request made it half-open: the permission is for the call whose turn comes first
            breaker.releasePermission();
        }
    }

    /** All breakers so far. */
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
