/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.support.CalcomContext;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given calls that fail, when trying again is safe and may help, then they are tried again: as often and as late as was configured. */
@Timeout(1_800)
class RetryTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final Fault UNAVAILABLE = Fault.answerInstead(FaultAnswer.json(503));
    private static final Duration SECOND = Duration.ofSeconds(1);

    private CalcomSandbox sandbox;
    private CalcomContext camel;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({ "0, 1", "1, 2", "3, 4" })
    void aCallIsTriedAgainAsOftenAsMaxRetriesSays(int maxRetries, int calls) {
        camel.start();
        sandbox.faults().on("me/get").inject(UNAVAILABLE);

        Exchange exchange = camel.call("calcom:me/get?maxRetries=" + maxRetries);

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class);
        assertThat(sandbox.calls("me/get")).hasSize(calls);
    }

    @Test
    void thePausesDoubleUpToTheLongestOne() {
        camel.start();
        sandbox.faults().on("me/get").inject(UNAVAILABLE);

        camel.call("calcom:me/get?maxRetries=3&retryDelay=200&retryMaxDelay=400");

        List<ReceivedCall> calls = sandbox.calls();
        // each varies by half of itself
        assertThat(pause(calls, 0)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(pause(calls, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(pause(calls, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    private static Duration pause(List<ReceivedCall> calls, int after) {
        return Duration.between(calls.get(after).time(), calls.get(after + 1).time());
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 403, 404, 409, 422, 500, 501 })
    void whatTheServerRefusesIsNotTriedAgain(int status) {
        camel.start();
        sandbox.faults().on("me/get").inject(Fault.answerInstead(FaultAnswer.json(status)));

        Exchange exchange = camel.call("calcom:me/get");

        assertThat(exchange.getException(CalcomException.class).getStatusCode()).isEqualTo(status);
        assertThat(sandbox.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "calcom:me/get?maxRetries=-1 | maxRetries must be 0 or more, but is -1",
            "calcom:me/get?retryDelay=-5 | retryDelay must be 0 or more, but is -5 ms",
            "calcom:me/get?retryDelay=2000&retryMaxDelay=1000 | retryMaxDelay must be at least retryDelay, which is 2000 ms, but is 1000 ms",
            "calcom:me/get?maxRetries=0&retryDelay=-5 | retryDelay must be 0 or more, but is -5 ms",
            "calcom:me/get?circuitBreakerEnabled=true&circuitBreakerFailureRate=101 | circuitBreakerFailureRate must be from 1 to 100, but is 101",
            "calcom:me/get?circuitBreakerEnabled=true&circuitBreakerWindow=0 | circuitBreakerWindow must be 1 or more, but is 0",
            "calcom:me/get?circuitBreakerEnabled=true&circuitBreakerOpenTime=0 | circuitBreakerOpenTime must be 1 ms or more, but is 0 ms" })
    void aValueThatCannotBeFailsAtStart(String uri, String message) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to(uri);
            }
        });

        assertThatThrownBy(camel::start).hasStackTraceContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "maxRetries=-1 | maxRetries", "circuitBreakerEnabled=true&circuitBreakerWindow=0 | circuitBreakerWindow" })
    void soDoesThatOfAFeed(String options, String option) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?" + options).to("log:change");
            }
        });

        assertThatThrownBy(camel::start).hasStackTraceContaining("The option " + option);
    }

    @Test
    void aRetryOfTheRegistryDecidesHowOftenAndWhen() throws Exception {
        replaceBy(Retry.of("own", RetryConfig.custom().maxAttempts(6).waitDuration(Duration.ofMillis(1)).build()));
        sandbox.faults().on("me/get").inject(UNAVAILABLE);

        camel.call("calcom:me/get?maxRetries=1&retryDelay=20000");

        assertThat(sandbox.calls()).hasSize(6);
        assertThat(camel.calcom().getRetry().getMetrics().getNumberOfFailedCallsWithRetryAttempt()).isEqualTo(1);
    }

    @Test
    void itNeverDecidesWhatIsSafe() throws Exception {
        replaceBy(Retry.of("everything", RetryConfig.custom().maxAttempts(6).waitDuration(Duration.ofMillis(1))
                .retryOnException(failure -> true).build()));
        sandbox.faults().on("bookings/create").inject(Fault.resetAfterExecution());
        sandbox.faults().on("me/get").inject(Fault.answerInstead(FaultAnswer.json(422)));

        Exchange created = camel.call("calcom:bookings/create?idempotentBookings=false", booking(), Map.of());
        Exchange refused = camel.call("calcom:me/get");

        assertThat(created.getException()).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(sandbox.calls("bookings/create")).hasSize(1);
        assertThat(refused.getException(CalcomException.class).getStatusCode()).isEqualTo(422);
        assertThat(sandbox.calls("me/get")).hasSize(1);
    }

    /** A bean is found when the component is made. */
    private void replaceBy(Retry retry) throws Exception {
        camel.close();
        camel = new CalcomContext(sandbox.url(), Map.of("retry", retry));
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
        camel.start();
    }

    @Test
    void totalTimeoutEndsTheRetriesWithTheLastFailure() throws Exception {
        replaceBy(Retry.of("steady", RetryConfig.custom().maxAttempts(50).waitDuration(SECOND.multipliedBy(6)).build()));
        sandbox.faults().on("me/get").inject(UNAVAILABLE);

        Exchange exchange = camel.call("calcom:me/get?totalTimeout=11000");

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("503");
        assertThat(sandbox.calls()).as("a third one would come too late").hasSize(2);
    }

    @Test
    void aRetryAfterBehindTotalTimeoutFailsAtOnceAndTellsIt() {
        camel.start();
        sandbox.faults().on("me/get").inject(Fault.answerInstead(FaultAnswer.json(429).withHeader("Retry-After", "600")));

        Exchange exchange = camel.call("calcom:me/get");

        assertThat(exchange.getException()).isInstanceOf(CalcomRateLimitException.class);
        assertThat(exchange.getException(CalcomRateLimitException.class).getRetryAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(sandbox.calls()).hasSize(1);
    }

    @Test
    void aRetryAfterOfAServerThatIsBusyIsObeyed() {
        camel.start();
        sandbox.faults().on("me/get").times(1).inject(Fault.answerInstead(FaultAnswer.json(503).withHeader("Retry-After", "1")));

        assertThat(camel.call("calcom:me/get").getException()).isNull();

        assertThat(pause(sandbox.calls(), 0)).isGreaterThanOrEqualTo(SECOND);
    }

    @Test
    void whatWasNotSentIsTriedAgainAlsoWhereItMustNotBeDoneTwice() throws Exception {
        CountDownLatch repeating = new CountDownLatch(1);
        Retry retry = Retry.of("slow", RetryConfig.custom().maxAttempts(60).waitDuration(SECOND).build());
        retry.getEventPublisher().onRetry(event -> repeating.countDown());
        replaceBy(retry);
        sandbox.refuseConnections();
        CompletableFuture<Exchange> creating = camel.begin("calcom:bookings/create?idempotentBookings=false", booking(), Map.of());

        assertThat(repeating.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        sandbox.acceptConnections();

        assertThat(creating.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException()).isNull();
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void aRawAnswerIsTriedAgainUntilItIsHandedOver() throws Exception {
        camel.start();
        sandbox.faults().on("me/get").times(2).inject(UNAVAILABLE);

        Exchange exchange = camel.call("calcom:me/get?output=raw");

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.calls()).hasSize(3);
    }

    @Test
    void aRawAnswerThatBreaksOffThenIsNot() throws Exception {
        sandbox.faults().on("me/get").inject(Fault.truncatedBody());
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:raw").streamCache(false).errorHandler(noErrorHandler()).to("calcom:me/get?output=raw")
                        .process(exchange -> exchange.getMessage().getBody(InputStream.class).readAllBytes());
            }
        }).start();

        assertThat(camel.call("direct:raw").getException()).hasMessageContaining("broke off");
        assertThat(sandbox.calls()).hasSize(1);
    }

    @Test
    void eachPageOfAListHasItsOwnRetries() {
        camel.start();
        book(3);
        failEachPage(2);

        Exchange exchange = camel.call("calcom:bookings/list?take=1&paging=all&maxRetries=2");

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getMessage().getBody(List.class)).hasSize(3);
        assertThat(sandbox.calls("bookings/list")).hasSize(4 * 3);
    }

    @Test
    void soHasEachPageOfAListThatIsReadWhileItIsUsed() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream").errorHandler(noErrorHandler()).to("calcom:bookings/list?take=1&paging=stream&maxRetries=2")
                        .split(body()).streaming().to("mock:row");
            }
        }).start();
        book(3);
        failEachPage(2);

        assertThat(camel.call("direct:stream").getException()).isNull();
        assertThat(sandbox.calls("bookings/list")).hasSize(4 * 3);

        failEachPage(3);
        assertThat(camel.call("direct:stream").getException()).isInstanceOf(CalcomServerException.class);
    }

    @Test
    void aPageThatFailsMoreOftenEndsTheReading() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream").errorHandler(noErrorHandler()).to("calcom:bookings/list?take=1&paging=stream&maxRetries=1")
                        .split(body()).streaming().to("mock:row");
            }
        }).start();
        book(3);
        sandbox.faults().on("bookings/list").when(call -> call.query("skip").isPresent()).inject(UNAVAILABLE);

        Exchange exchange = camel.call("direct:stream");

        assertThat(exchange.getException()).isInstanceOf(ItemIterator.PageReadFailedException.class).hasCauseInstanceOf(CalcomServerException.class);
        assertThat(sandbox.calls("bookings/list")).hasSize(1 + 2);
    }

    /** The first calls of each page fail. */
    private void failEachPage(int times) {
        sandbox.faults().clear();
        List<String> pages = List.of("0", "1", "2", "3");
        pages.forEach(skip -> sandbox.faults().on("bookings/list").when(call -> call.query("skip").orElse("0").equals(skip)).times(times)
                .inject(UNAVAILABLE));
    }

    @Test
    void aCallIsTriedAgainWithTheTokenThatIsGoodThen() throws Exception {
        TokenPair granted = callByOAuth2();
        camel.calcom().getConfiguration().setOauthAccessToken(granted.access().text());
        // the pause before the next attempt, long enough for everything that happens in it
        camel.calcom().setRetry(Retry.of("slow", RetryConfig.custom().maxAttempts(3).waitDuration(SECOND.multipliedBy(8)).build()));
        camel.start();
        sandbox.faults().on("me/get").times(1).inject(Fault.resetBeforeExecution());
        CompletableFuture<Exchange> call = camel.begin("calcom:me/get");
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> sandbox.calls("me/get").size() == 1);

        sandbox.oauth2().expireAccessTokens("alice");
        assertThat(camel.call("calcom:schedules/list").getException()).isNull();

        assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException()).isNull();
        assertThat(sandbox.calls("schedules/list")).extracting(ReceivedCall::answered).containsExactly(401, 200);
        assertThat(sandbox.calls("me/get")).extracting(ReceivedCall::answered).containsExactly(0, 200);
    }

    @Test
    void aCallThatGetsNoTokenTriesToGetOneAgain() {
        callByOAuth2();
        camel.start();
        sandbox.faults().on("oauth2/token").times(2).inject(UNAVAILABLE);

        assertThat(camel.call("calcom:bookings/create", booking(), Map.of()).getException()).isNull();

        assertThat(sandbox.calls("oauth2/token")).hasSize(3);
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void aBookingForWhichThereIsNoTokenIsNotSearchedFor() {
        callByOAuth2();
        camel.start();
        sandbox.faults().on("oauth2/token").inject(Fault.answerInstead(FaultAnswer.json(500)));

        Exchange exchange = camel.call("calcom:bookings/create", booking(), Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomConnectionException.class).hasMessageContaining("it was not sent")
                .hasMessageContaining("oauth2/token failed: HTTP 500");
        assertThat(sandbox.calls()).extracting(ReceivedCall::operation).containsOnly("oauth2/token");
    }

    private TokenPair callByOAuth2() {
        OAuth2Client app = sandbox.oauth2().confidentialClient("App", "https://app.example.com/cb", "PROFILE_READ", "SCHEDULE_READ",
                "BOOKING_READ", "BOOKING_WRITE");
        TokenPair granted = sandbox.oauth2().grant(app, "alice");
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
        configuration.setOauthClientId(app.id());
        configuration.setOauthClientSecret(app.secret());
        configuration.setOauthRefreshToken(granted.refresh().text());
        return granted;
    }

    private void book(int count) {
        for (int hour = 10; hour < 10 + count; hour++) {
            assertThat(camel.call("calcom:bookings/create", booking(hour), Map.of()).getException()).isNull();
        }
    }

    private static Map<String, Object> booking() {
        return booking(10);
    }

    private static Map<String, Object> booking(int hour) {
        return Map.of("start", "2027-03-22T" + hour + ":00:00Z", "eventTypeId", 1,
                "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London"));
    }
}
