/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.pacing.Timers;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ServerWindows;
import io.github.camelcalcom.support.VirtualTimers;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.support.LoggingExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a server that limits its callers, when routes call it as fast as they can, then their calls wait instead of being refused. */
@Timeout(1_800)
class PacingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PATIENCE_SECONDS = 60;
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int STEPS_OF_A_MINUTE = 240;

    private final VirtualTimers timers = new VirtualTimers();
    private CalcomSandbox sandbox;
    private CalcomContext camel;
    private Pacers pacers;

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    private void start(RateLimits limits) {
        start(limits, 1_000);
    }

    /** The time of the pacers and of the server stands still until {@link #passTime()}. */
    private void startInVirtualTime(RateLimits limits) {
        start(limits, 1_000, timers);
        // not on a whole second, since what the server tells is
        sandbox.clock().stopAt(Instant.parse("2027-03-01T09:00:00.400Z"));
    }

    private void passTime() {
        sandbox.clock().advance(STEP);
        timers.advance(STEP);
    }

    private void passTimeUntilAllEnd(List<CompletableFuture<Exchange>> calls) throws Exception {
        awaitEndOrWaiting(calls);
        for (int step = 0; step < STEPS_OF_A_MINUTE && !calls.stream().allMatch(CompletableFuture::isDone); step++) {
            passTime();
            awaitEndOrWaiting(calls);
        }
        assertSucceed(calls);
    }

    /** No call is under way any more. */
    private void awaitEndOrWaiting(List<CompletableFuture<Exchange>> calls) {
        await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(() -> calls.stream().filter(CompletableFuture::isDone).count() + waiting() == calls.size());
    }

    private void start(RateLimits limits, int queueSize) {
        start(limits, queueSize, RealTimers.create());
    }

    private void start(RateLimits limits, int queueSize, Timers timersOfPacers) {
        sandbox = CalcomSandbox.builder().rateLimits(limits).start();
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
        pacers = new Pacers(queueSize, timersOfPacers);
        camel.calcom().setPacers(pacers);
        camel.getShutdownStrategy().setTimeout(1);
    }

    private static RateLimits limit(int calls, Duration window) {
        return RateLimits.of(new RateLimit(calls, window, window));
    }

    @Test
    void aRouteUsesEachWindowToTheFullAndIsNeverRefused() throws Exception {
        startInVirtualTime(limit(20, SECOND));
        camel.start();

        passTimeUntilAllEnd(begin("calcom:me/get?maxRetries=0", 60));

        assertThat(ServerWindows.refused(sandbox)).isZero();
        assertThat(ServerWindows.of(sandbox, SECOND)).containsExactly(20, 20, 20);
    }

    @Test
    void severalRoutesWithOneCredentialShareItsLimit() throws Exception {
        startInVirtualTime(limit(20, SECOND));
        camel.start();

        List<CompletableFuture<Exchange>> calls = begin("calcom:me/get?maxRetries=0", 20);
        calls.addAll(begin("calcom:schedules/list?maxRetries=0&priority=high", 20));
        passTimeUntilAllEnd(calls);

        assertThat(ServerWindows.refused(sandbox)).isZero();
        assertThat(ServerWindows.of(sandbox, SECOND)).containsExactly(20, 20);
    }

    @Test
    void aServerThatTellsNoLimitIsCalledAtOnce() throws Exception {
        start(RateLimits.GENEROUS.withoutHeaders());
        camel.start();
        assertThat(camel.call("calcom:me/get").getException()).isNull();

        assertSucceed(begin("calcom:me/get", 300));

        assertThat(pacers.figures()).allMatch(figures -> figures.waits() == 0);
    }

    @Test
    void anOperationWithALimitOfItsOwnWaitsForThatAndHoldsUpNoOther() throws Exception {
        start(RateLimits.CALCOM);
        camel.calcom().getConfiguration().setApiProfile("hosted");
        camel.start();
        String uri = "calcom:booking-guests/add?bookingUid=unknown";
        List<CompletableFuture<Exchange>> guests = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            guests.add(camel.begin(uri, Map.of("guests", List.of(Map.of("email", "ada@example.com"))), Map.of()));
        }
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> guests.stream().filter(CompletableFuture::isDone).count() == 5);
        assertThat(guests).filteredOn(CompletableFuture::isDone)
                .allSatisfy(call -> assertThat(call.get().getException()).isInstanceOf(CalcomNotFoundException.class));

        assertSucceed(begin("calcom:me/get", 20));

        assertThat(sandbox.calls("booking-guests/add")).hasSize(5);
        assertThat(guests).filteredOn(call -> !call.isDone()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void afterARetryAfterNoCallOfTheCredentialGoesBeforeItsTime(boolean tellsLimits) throws Exception {
        startInVirtualTime(tellsLimits ? limit(100, MINUTE) : RateLimits.GENEROUS.withoutHeaders());
        camel.start();
        sandbox.faults().on("me/get").times(1).inject(retryAfterOneSecond());
        CompletableFuture<Exchange> refused = camel.begin("calcom:me/get");
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> ServerWindows.refused(sandbox) == 1);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> pacers.figures().get(0).secondsToReset() == 1);

        CompletableFuture<Exchange> other = camel.begin("calcom:schedules/list");
        // the retry has a pause of its own, in the time of the machine
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> {
            passTime();
            return refused.isDone() && other.isDone();
        });
        assertSucceed(List.of(refused, other));

        List<ReceivedCall> calls = sandbox.calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.subList(1, 3)).allSatisfy(
                call -> assertThat(Duration.between(calls.get(0).time(), call.time())).isGreaterThanOrEqualTo(SECOND));
    }

    @Test
    void withoutPacingCallsAreSentAllTheSameAndTheRetryObeysTheRefusal() throws Exception {
        start(RateLimits.GENEROUS);
        camel.start();
        sandbox.faults().on("bookings/list").times(5).inject(retryAfterOneSecond());

        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int take = 1; take <= 10; take++) {
            calls.add(camel.begin("calcom:bookings/list?pacing=false&take=" + take));
        }
        assertSucceed(calls);

        assertThat(sandbox.calls()).hasSize(15).extracting(ReceivedCall::answered).filteredOn(status -> status == 429).hasSize(5);
        assertThat(sandbox.calls()).filteredOn(call -> call.answered() == 429).allSatisfy(refused -> assertThat(sandbox.calls())
                .filteredOn(call -> call.answered() == 200 && call.uri().equals(refused.uri())).singleElement()
                .satisfies(call -> assertThat(Duration.between(refused.time(), call.time())).isGreaterThanOrEqualTo(SECOND)));
        assertThat(pacers.figures()).isEmpty();
    }

    @Test
    void oneMoreThanMayWaitFailsAtOnceNamingTheOption() throws Exception {
        start(limit(3, MINUTE), 2);
        camel.start();
        assertSucceed(begin("calcom:me/get", 3));
        List<CompletableFuture<Exchange>> waiting = begin("calcom:me/get", 2);
        awaitWaiting(2);

        Exchange refused = camel.call("calcom:me/get");

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertRefused(refused, "pacingQueueSize");
        assertThat(sandbox.calls()).hasSize(3);
    }

    @Test
    void theQueueSizeIsAnOptionOfTheComponent() throws Exception {
        start(limit(3, MINUTE));
        camel.calcom().setPacers(null);
        camel.calcom().setPacingQueueSize(0);
        camel.start();
        assertSucceed(begin("calcom:me/get", 3));

        assertRefused(camel.call("calcom:me/get"), "pacingQueueSize");
    }

    @Test
    void aWaitLongerThanTheCallMayTakeFailsAtOnceAndTellsWhenToComeBack() throws Exception {
        start(limit(3, MINUTE));
        camel.start();
        assertSucceed(begin("calcom:me/get", 3));

        Exchange refused = camel.call("calcom:me/get?totalTimeout=20000");

        assertRefused(refused, "totalTimeout");
        assertThat(refused.getException(CalcomRateLimitException.class).getRetryAfter()).isBetween(SECOND.multipliedBy(30), MINUTE);
    }

    private static void assertRefused(Exchange exchange, String option) {
        assertThat(exchange.getException()).isInstanceOf(CalcomRateLimitException.class).hasMessageContaining("option " + option)
                .hasMessageContaining("3 calls per 60 s");
        assertThat(exchange.getException(CalcomRateLimitException.class).getStatusCode()).isZero();
    }

    @Test
    void urgentCallsPassOthersThatWait() throws Exception {
        // two calls in each window, so that the two of a kind go together
        startInVirtualTime(limit(2, SECOND));
        camel.start();
        assertSucceed(begin("calcom:me/get", 2));

        List<CompletableFuture<Exchange>> calls = begin("calcom:event-types/list?priority=low", 2);
        awaitWaiting(2);
        calls.addAll(begin("calcom:me/get", 2));
        awaitWaiting(4);
        calls.addAll(begin("calcom:schedules/list?priority=high", 2));
        passTimeUntilAllEnd(calls);

        assertThat(sandbox.calls().subList(2, 8)).extracting(ReceivedCall::operation).containsExactly("schedules/list", "schedules/list", "me/get",
                "me/get", "event-types/list", "event-types/list");
    }

    @Test
    void aPollOfAFeedLetsOthersPass() throws Exception {
        startInVirtualTime(limit(1, SECOND));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&since=beginning").autoStartup(false).routeId("feed").to("log:change");
            }
        }).start();
        assertSucceed(begin("calcom:me/get", 1));

        camel.getRouteController().startRoute("feed");
        awaitWaiting(1);
        CompletableFuture<Exchange> call = camel.begin("calcom:me/get");
        awaitWaiting(2);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> {
            passTime();
            return sandbox.calls().size() == 3;
        });

        assertSucceed(List.of(call));
        assertThat(sandbox.calls().subList(1, 3)).extracting(ReceivedCall::operation).containsExactly("me/get", "bookings/list");
    }

    @Test
    void waitingCallsHoldTheThreadsOfTheirRouteOnlyAndTheRestStaysInItsQueue() throws Exception {
        start(limit(300, MINUTE));
        // in the end all of them are given up
        camel.getRegistry().bind("silent", new LoggingExceptionHandler(camel, PacingTest.class, LoggingLevel.OFF));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:calls?concurrentConsumers=2&size=1000&exceptionHandler=#silent").errorHandler(noErrorHandler()).to("calcom:me/get");
            }
        }).start();
        assertSucceed(begin("calcom:me/get", 300));
        int threads = Thread.activeCount();

        ProducerTemplate template = camel.createProducerTemplate();
        for (int call = 0; call < 500; call++) {
            template.sendBody("seda:calls", call);
        }

        awaitWaiting(2);
        assertThat(camel.getEndpoint("seda:calls", SedaEndpoint.class).getQueue()).hasSize(498);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    }

    @Test
    void aRateLimiterIsAppliedInAddition() throws Exception {
        start(limit(6, MINUTE));
        camel.calcom().setRateLimiter(RateLimiter.of("own", RateLimiterConfig.custom().limitForPeriod(2).limitRefreshPeriod(SECOND)
                .timeoutDuration(SECOND.multipliedBy(10)).build()));
        camel.start();

        long begun = System.nanoTime();
        assertSucceed(begin("calcom:me/get", 6));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("two calls a second").isGreaterThan(SECOND);
        CompletableFuture<Exchange> seventh = camel.begin("calcom:me/get");

        awaitWaiting(1);
        assertThat(seventh).isNotDone();
    }

    @Test
    void aRateLimiterThatHasNoPermissionInTimeRefusesInItsName() throws Exception {
        start(limit(6, MINUTE));
        camel.calcom().setRateLimiter(RateLimiter.of("own", RateLimiterConfig.custom().limitForPeriod(2).limitRefreshPeriod(MINUTE)
                .timeoutDuration(Duration.ZERO).build()));
        camel.start();
        assertSucceed(begin("calcom:me/get", 2));

        Exchange refused = camel.call("calcom:me/get");

        assertThat(refused.getException()).isInstanceOf(CalcomRateLimitException.class).hasMessageContaining("RateLimiter 'own'");
        assertThat(pacers.figures().get(0).remaining()).as("what the refused call gave back").isEqualTo(4);
    }

    private void awaitWaiting(int calls) {
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> waiting() == calls);
    }

    private long waiting() {
        return pacers.figures().stream().mapToInt(PacerFigures::waiting).sum();
    }

    private static Fault retryAfterOneSecond() {
        return Fault.answerInstead(FaultAnswer.json(429).withHeader("Retry-After", "1"));
    }

    private List<CompletableFuture<Exchange>> begin(String uri, int count) {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int call = 0; call < count; call++) {
            calls.add(camel.begin(uri));
        }
        return calls;
    }

    private static void assertSucceed(List<CompletableFuture<Exchange>> calls) throws Exception {
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException()).isNull();
        }
    }
}
