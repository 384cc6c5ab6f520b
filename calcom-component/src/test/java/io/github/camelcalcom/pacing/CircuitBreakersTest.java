/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.ErrorParser;
import io.github.camelcalcom.support.AnswerHeaders;
import io.github.camelcalcom.support.VirtualTimers;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CircuitBreakersTest {

    private static final CircuitBreakerSettings SETTINGS = new CircuitBreakerSettings(50, 4, Duration.ofSeconds(30));

    private final VirtualTimers timers = new VirtualTimers();
    private final CircuitBreakers breakers = new CircuitBreakers(timers.clock());
    private final CircuitBreaker breaker = breakers.breaker("api.cal.com:443", SETTINGS);

    @Test
    void aServerHasOneBreakerForEachSetting() {
        assertThat(breakers.breaker("api.cal.com:443", new CircuitBreakerSettings(50, 4, Duration.ofSeconds(30)))).isSameAs(breaker);
        assertThat(breakers.breaker("api.cal.eu:443", SETTINGS)).isNotSameAs(breaker);
        assertThat(breakers.breaker("api.cal.com:443", new CircuitBreakerSettings(60, 4, Duration.ofSeconds(30)))).isNotSameAs(breaker);
    }

    @Test
    void opensAtTheShareOfFailuresAndTriesAgainLater() throws Exception {
        fail(answer(500));
        fail(new CalcomConnectionException("x", "refused", new IOException()));
        succeed();
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        succeed();

        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        timers.advance(Duration.ofMillis(29_999));
        assertThat(breaker.tryAcquirePermission()).isFalse();
        timers.advance(Duration.ofMillis(2));
        for (int trial = 0; trial < 4; trial++) {
            succeed();
        }
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatTheServerDidNotAnswerIsAFailure() throws Exception {
        fail(new CalcomAmbiguousException("x", "no answer", new IOException("timeout")));
        fail(new CalcomAmbiguousException("x", "503", answer(503)));

        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(2);
    }

    @Test
    void whatTheClientDidWrongOrTooOftenIsNone() throws Exception {
        for (int status : new int[] { 400, 401, 404, 409, 429 }) {
            fail(answer(status));
        }

        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatWasNotSentCountsForNothing() throws Exception {
        for (int call = 0; call < 10; call++) {
            fail(new CalcomRateLimitException("x", "the queue is full", null));
            fail(new CalcomConnectionException("x", "open", CallNotPermittedException.createCallNotPermittedException(breaker)));
        }

        assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
    }

    @Test
    void anOpenBreakerNamesTheHostAndTheOptions() {
        breaker.transitionToOpenState();

        assertThatExceptionOfType(CalcomConnectionException.class)
                .isThrownBy(() -> CircuitBreakers.acquire(breaker, PacedCall.GET, "api.cal.com"))
                .withMessage("bookings/get failed: the request was not sent: too many calls to api.cal.com have failed, and the circuit breaker"
                        + " 'api.cal.com:443' is OPEN. It permits calls again after its open time (options circuitBreakerEnabled and"
                        + " circuitBreakerOpenTime, or the settings of the CircuitBreaker bean)")
                .withCauseInstanceOf(CallNotPermittedException.class);
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CircuitBreakerSettings(0, 4, Duration.ofSeconds(1)))
                .withMessage("The option circuitBreakerFailureRate must be from 1 to 100, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new CircuitBreakerSettings(50, 0, Duration.ofSeconds(1)))
                .withMessage("The option circuitBreakerWindow must be 1 or more, but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new CircuitBreakerSettings(50, 4, Duration.ZERO))
                .withMessage("The option circuitBreakerOpenTime must be 1 ms or more, but is 0 ms");
    }

    private void fail(Throwable failure) throws CalcomConnectionException {
        CircuitBreakers.acquire(breaker, PacedCall.GET, "api.cal.com");
        breaker.onError(1, TimeUnit.MILLISECONDS, failure);
    }

    private void succeed() throws CalcomConnectionException {
        CircuitBreakers.acquire(breaker, PacedCall.GET, "api.cal.com");
        breaker.onSuccess(1, TimeUnit.MILLISECONDS);
    }

    private static Throwable answer(int status) {
        return new ErrorParser().parse("bookings/get", status, AnswerHeaders.NONE, new byte[0]);
    }
}
