/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.support.AdjustableClock;
import io.github.camelcalcom.support.CalcomContext;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a circuit breaker, when a server keeps failing, then it is left alone until it may have recovered. */
@Timeout(1_800)
class CircuitBreakerTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final int WINDOW = 4;
    private static final String BREAKER = "maxRetries=0&circuitBreakerEnabled=true&circuitBreakerWindow=" + WINDOW;
    private static final String ME = "calcom:me/get?" + BREAKER;
    private static final String IMPATIENT_ME = ME + "&circuitBreakerOpenTime=500";

    private CalcomSandbox sandbox;
    private CalcomContext camel;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        camel = context(Map.of());
    }

    private CalcomContext context(Map<String, Object> beans) {
        CalcomContext context = new CalcomContext(sandbox.url(), beans);
        context.calcom().getConfiguration().setApiKey(sandbox.apiKey());
        context.start();
        return context;
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @Test
    void aServerThatIsBusyIsLeftAlone() {
        answer(503);
        call(ME, WINDOW);

        Exchange refused = camel.call(ME);

        assertRefused(refused, "127.0.0.1", "circuitBreakerEnabled");
        assertThat(sandbox.calls()).hasSize(WINDOW);
    }

    @Test
    void soIsOneThatCannotBeReached() {
        sandbox.refuseConnections();
        call(ME, WINDOW);
        sandbox.acceptConnections();

        assertRefused(camel.call(ME), "127.0.0.1");
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void soIsOneThatDoesNotAnswer() {
        sandbox.faults().everywhere().inject(Fault.silenceBeforeExecution());
        call(ME + "&requestTimeout=50", WINDOW);

        assertRefused(camel.call(ME), "127.0.0.1");
    }

    @Test
    void otherEndpointsOfTheServerLeaveItAloneAsWell() {
        answer(503);
        call(ME, WINDOW);

        assertRefused(camel.call("calcom:schedules/list?" + BREAKER), "schedules/list");
    }

    @Test
    void anotherServerIsCalledAllTheSame() throws Exception {
        answer(503);
        call(ME, WINDOW);

        try (CalcomSandbox other = CalcomSandbox.start()) {
            assertThat(camel.call(ME + "&apiUrl=" + other.url() + "&apiKey=" + other.apiKey()).getException()).isNull();
        }
    }

    @Test
    void afterAWhileSomeCallsTryItAndIfTheySucceedItIsCalledAsBefore() {
        answer(503);
        call(IMPATIENT_ME, WINDOW);
        assertThat(stateOfBreaker()).isEqualTo(CircuitBreaker.State.OPEN);
        sandbox.faults().clear();

        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> camel.call(IMPATIENT_ME).getException() == null);

        for (int call = 0; call < 3 * WINDOW; call++) {
            assertThat(camel.call(IMPATIENT_ME).getException()).isNull();
        }
    }

    @Test
    void ifTheyFailItIsLeftAloneAgain() {
        answer(503);
        call(IMPATIENT_ME, WINDOW);

        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> {
            camel.call(IMPATIENT_ME);
            return sandbox.calls().size() == 2 * WINDOW;
        });

        assertThat(stateOfBreaker()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    /** It stays open until it is asked for a call after its time is over. */
    private CircuitBreaker.State stateOfBreaker() {
        assertThat(camel.calcom().runtime().circuitBreakers()).hasSize(1);
        return camel.calcom().runtime().circuitBreakers().get(0).getState();
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 409, 422, 429 })
    void whatTheServerRefusesIsNoFailureOfTheServer(int status) {
        answer(status);

        for (int call = 0; call < 3 * WINDOW; call++) {
            assertThat(camel.call(ME + "&pacing=false").getException(CalcomException.class).getStatusCode()).isEqualTo(status);
        }
    }

    @Test
    void thereIsNoneUnlessItIsAskedFor() {
        answer(503);

        for (int call = 0; call < 50; call++) {
            assertThat(camel.call("calcom:me/get?maxRetries=0").getException()).isInstanceOf(CalcomServerException.class);
        }
        assertThat(sandbox.calls()).hasSize(50);
    }

    @Test
    void aCallIsNotTriedAgainOnceTheServerIsLeftAlone() {
        answer(503);

        Exchange exchange = camel.call("calcom:me/get?maxRetries=10&circuitBreakerEnabled=true&circuitBreakerWindow=" + WINDOW);

        assertThat(exchange.getException()).as("the result of the last attempt").isInstanceOf(CalcomServerException.class);
        assertThat(exchange.getException().getSuppressed()).singleElement().isInstanceOf(CalcomConnectionException.class);
        assertThat(sandbox.calls()).hasSize(WINDOW);
    }

    @Test
    void aBookingThatWasNotSentForItIsNotSearchedFor() {
        answer(503);
        call(ME, WINDOW);

        Exchange exchange = camel.call("calcom:bookings/create?" + BREAKER, Map.of("start", "2027-03-22T10:00:00Z", "eventTypeId", 1,
                "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London")), Map.of());

        assertRefused(exchange, "bookings/create");
        assertThat(sandbox.calls()).hasSize(WINDOW);
    }

    @Test
    void aBreakerOfTheRegistryIsUsedForEveryCall() throws Exception {
        CircuitBreaker own = CircuitBreaker.of("own", CircuitBreakerConfig.custom().slidingWindowSize(2).minimumNumberOfCalls(2).build());
        camel.close();
        camel = context(Map.of("breaker", own));
        answer(503);

        call("calcom:me/get?maxRetries=0", 2);

        assertThat(own.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertRefused(camel.call("calcom:schedules/list"), "'own'");
        assertThat(sandbox.calls()).hasSize(2);
    }

    @Test
    void aCallDoesNotWaitForTheLimitOnlyToBeRefused() throws Exception {
        CircuitBreaker own = CircuitBreaker.ofDefaults("own");
        restart(CalcomSandbox.builder().rateLimits(RateLimits.of(new RateLimit(3, Duration.ofMinutes(10), Duration.ofMinutes(10)))).start(), own);
        for (int call = 0; call < 3; call++) {
            assertThat(camel.call("calcom:me/get").getException()).isNull();
        }
        own.transitionToOpenState();

        assertRefused(camel.call("calcom:me/get?totalTimeout=3600000"), "'own'");
        assertThat(own.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(1);
        assertThat(sandbox.calls()).hasSize(3);
    }

    @Test
    void aTrialTakesOnePermission() throws Exception {
        AdjustableClock clock = new AdjustableClock();
        CircuitBreaker own = CircuitBreaker.of("own", CircuitBreakerConfig.custom().permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(Duration.ofMinutes(1)).clock(clock).build());
        restart(CalcomSandbox.start(), own);
        own.transitionToOpenState();
        assertRefused(camel.call("calcom:me/get"), "'own'");
        clock.advance(Duration.ofSeconds(61));

        assertThat(camel.call("calcom:me/get").getException()).isNull();

        assertThat(own.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(own.getMetrics().getNumberOfNotPermittedCalls()).as("since it was closed").isZero();
    }

    private void restart(CalcomSandbox other, CircuitBreaker breaker) throws Exception {
        stop();
        sandbox = other;
        camel = context(Map.of("breaker", breaker));
    }

    private void answer(int status) {
        sandbox.faults().everywhere().inject(Fault.answerInstead(FaultAnswer.json(status)));
    }

    private void call(String uri, int times) {
        for (int call = 0; call < times; call++) {
            assertThat(camel.call(uri).getException()).isNotNull();
        }
    }

    private static void assertRefused(Exchange exchange, String... words) {
        assertThat(exchange.getException()).isInstanceOf(CalcomConnectionException.class).hasCauseInstanceOf(CallNotPermittedException.class)
                .hasMessageContainingAll(words);
    }
}
