/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.ErrorParser;
import io.github.camelcalcom.support.AnswerHeaders;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetryRulesTest {

    private static final Operation GET = OperationCatalog.instance().find("bookings", "get").orElseThrow();
    private static final Operation CREATE = OperationCatalog.instance().find("bookings", "create").orElseThrow();
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("not connected", new CalcomConnectionException("x", "refused", new IOException()), true, true),
                failure("429", answer(429), true, true),
                failure("502", answer(502), true, false),
                failure("503", answer(503), true, false),
                failure("504", answer(504), true, false),
                failure("broken JSON", new CalcomServerException("x", 200, null, "it is no complete JSON", new IOException()), true, false),
                failure("too large", new CalcomServerException("x", 200, null, "it is too large", null), false, false),
                failure("redirect", new CalcomServerException("x", 302, null, "it is a redirect", null), false, false),
                failure("500", answer(500), false, false),
                failure("400", answer(400), false, false),
                failure("401", answer(401), false, false),
                failure("403", answer(403), false, false),
                failure("404", answer(404), false, false),
                failure("409", answer(409), false, false),
                failure("ambiguous", new CalcomAmbiguousException("x", "no answer", new IOException()), false, false),
                failure("ambiguous 502", new CalcomAmbiguousException("x", "502", answer(502)), false, false),
                failure("refused here", new CalcomRateLimitException("x", "full", Duration.ofSeconds(1)), false, false),
                failure("breaker open", breakerOpen(), false, false),
                failure("other", new IllegalStateException("bug"), false, false));
    }

    @ParameterizedTest(name = "{0}: repeatable {2}, other {3}")
    @MethodSource("failures")
    void onlyWhatIsSafeIsRepeated(String name, Throwable failure, boolean repeatable, boolean other) {
        assertThat(RetryRules.mayRepeat(GET, failure)).isEqualTo(repeatable);
        assertThat(RetryRules.mayRepeat(CREATE, failure)).isEqualTo(other);
    }

    @Test
    void pausesDoubleVaryByHalfAndHaveALimit() {
        Retry retry = RetryRules.retry("test", new RetrySettings(10, HALF_A_SECOND, TWENTY_SECONDS));
        for (int round = 0; round < 200; round++) {
            List<Long> pauses = pauses(retry, answer(503), 11);

            long expected = 500;
            for (long pause : pauses.subList(0, 10)) {
                assertThat(pause).isBetween(Math.min(20_000, expected / 2), Math.min(20_000, expected * 3 / 2));
                expected *= 2;
            }
            assertThat(pauses.get(10)).isEqualTo(-1);
        }
    }

    @Test
    void theServersOwnWishWins() {
        Retry retry = RetryRules.retry("test", new RetrySettings(3, HALF_A_SECOND, TWENTY_SECONDS));

        assertThat(pauses(retry, answer(429, "Retry-After", "57"), 1)).containsExactly(57_000L);
        assertThat(pauses(retry, answer(429, "X-RateLimit-Reset-Default", "60"), 1)).containsExactly(60_000L);
        assertThat(pauses(retry, answer(503, "Retry-After", "0"), 1).get(0)).isBetween(250L, 750L);
    }

    @Test
    void noRetriesMeansOneAttempt() {
        assertThat(pauses(RetryRules.retry("test", new RetrySettings(0, HALF_A_SECOND, TWENTY_SECONDS)), answer(503), 1)).containsExactly(-1L);
    }

    @Test
    void withoutADelayTheNextAttemptFollowsAtOnce() {
        Retry retry = RetryRules.retry("test", new RetrySettings(2, Duration.ZERO, Duration.ZERO));

        assertThat(pauses(retry, answer(503), 3)).containsExactly(0L, 0L, -1L);
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(-1, HALF_A_SECOND, TWENTY_SECONDS))
                .withMessage("The option maxRetries must be 0 or more, but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(1, Duration.ofMillis(-1), TWENTY_SECONDS))
                .withMessage("The option retryDelay must be 0 or more, but is -1 ms");
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySettings(1, TWENTY_SECONDS, HALF_A_SECOND))
                .withMessage("The option retryMaxDelay must be at least retryDelay, which is 20000 ms, but is 500 ms");
    }

    /** The result of each of several consecutive failures. */
    private static List<Long> pauses(Retry retry, Throwable failure, int failures) {
        Retry.AsyncContext<Object> attempts = retry.asyncContext();
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < failures; attempt++) {
            pauses.add(attempts.onError(failure));
        }
        return pauses;
    }

    private static Arguments failure(String name, Throwable failure, boolean repeatable, boolean other) {
        return Arguments.of(name, failure, repeatable, other);
    }

    private static CalcomException answer(int status, String... header) {
        Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
        return new ErrorParser().parse("bookings/get", status, new AnswerHeaders(headers), new byte[0]);
    }

    private static CalcomException breakerOpen() {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");
        return new CalcomConnectionException("x", "breaker open", CallNotPermittedException.createCallNotPermittedException(breaker));
    }
}
