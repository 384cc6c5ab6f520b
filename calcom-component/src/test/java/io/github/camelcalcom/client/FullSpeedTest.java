/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.pacing.RetryRules;
import io.github.camelcalcom.pacing.RetrySettings;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.support.ServerWindows;
import io.github.camelcalcom.support.VirtualTimers;
import io.github.resilience4j.retry.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Given a server with the limits of Cal.com, 120 calls a minute and a minute of refusal beyond them, when 600 calls are made at full speed,
 * then each window is used to the full and nothing is refused. On real connections; the time of both sides moves with the test.
 */
@Timeout(1_800)
class FullSpeedTest {

    private static final int CALLS = 600;
    private static final int LIMIT = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int STEPS_OF_TEN_MINUTES = 2_400;

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacers pacers = new Pacers(1_000, timers);
    private final List<CompletableFuture<CalcomResponse>> calls = new ArrayList<>();
    private CalcomSandbox sandbox;
    private HttpTransport transport;
    private ClientSettings settings;

    private void start(RateLimits limits) {
        sandbox = CalcomSandbox.builder().rateLimits(limits).start();
        // not on a whole second, since what the server tells is
        sandbox.clock().stopAt(Instant.parse("2027-03-01T09:00:00.400Z"));
        settings = new ClientSettings(ServerAddress.of(sandbox.url()), null, null, 50, Duration.ofSeconds(10), Duration.ofSeconds(60),
                Duration.ofHours(1), 1 << 20);
        transport = new HttpTransport(settings);
    }

    @AfterEach
    void stop() throws Exception {
        transport.close();
        sandbox.close();
    }

    @Test
    void noCallIsRefusedAndEachWindowIsUsedToTheFull() {
        start(RateLimits.CALCOM);

        begin(CALLS, client(pacers, null));

        goOnUntilAllAreAnswered();

        assertThat(ServerWindows.refused(sandbox)).isZero();
        assertThat(ServerWindows.of(sandbox, MINUTE)).containsExactly(LIMIT, LIMIT, LIMIT, LIMIT, LIMIT);
        assertThat(sandbox.calls()).extracting(call -> call.answered()).containsOnly(200);
    }

    @Test
    void callsThatKeepComingAreNotRefusedEither() {
        start(RateLimits.CALCOM);

        for (int second = 0; second < 60; second++) {
            begin(10, client(pacers, null));
            goOn(4);
        }
        goOnUntilAllAreAnswered();

        assertThat(ServerWindows.refused(sandbox)).isZero();
        assertThat(ServerWindows.of(sandbox, MINUTE)).containsExactly(LIMIT, LIMIT, LIMIT, LIMIT, LIMIT);
    }

    @Test
    void whatOthersHaveUsedOfTheLimitCostsNoRefusalOnceItIsKnown() {
        start(RateLimits.CALCOM);

        begin(100, client(null, null));
        awaitAnswers();
        goOn(40);

        begin(CALLS, client(pacers, null));
        goOnUntilAllAreAnswered();

        assertThat(ServerWindows.refused(sandbox)).isZero();
        assertThat(ServerWindows.of(sandbox, MINUTE)).containsExactly(LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, 100);
    }

    @Test
    void aLimitThatOthersHaveUsedUpRefusesTheFirstCallsOnly() {
        start(RateLimits.CALCOM);

        begin(LIMIT, client(null, null));
        awaitAnswers();
        goOn(40);

        begin(CALLS, client(pacers, RetryRules.retry("calls", new RetrySettings(3, Duration.ofMillis(500), Duration.ofSeconds(20)))));
        awaitAnswers();
        long refused = ServerWindows.refused(sandbox);
        goOnUntilAllAreAnswered();

        assertThat(refused).isBetween(1L, 16L);
        assertThat(ServerWindows.refused(sandbox)).isEqualTo(refused);
        assertThat(calls).noneMatch(CompletableFuture::isCompletedExceptionally);
    }

    @ParameterizedTest
    @CsvSource({ "10, 20, 100, 60", "5, 2, 30, 6" })
    void aKeyWithNamedLimitsIsRefusedOnlyWhenAllAreUsedUp(int few, int shortWindow, int many, int longWindow) {
        Map<String, RateLimit> named = new LinkedHashMap<>();
        named.put("short", limit(few, Duration.ofSeconds(shortWindow)));
        named.put("long", limit(many, Duration.ofSeconds(longWindow)));
        start(RateLimits.CALCOM.withApiKeys(named));

        begin(2 * many, client(pacers, null));
        goOnUntilAllAreAnswered();

        assertThat(ServerWindows.refused(sandbox)).isZero();
    }

    private static RateLimit limit(int calls, Duration window) {
        return new RateLimit(calls, window, window);
    }

    private CalcomClient client(Pacers paced, Retry retry) {
        return new CalcomClient(transport, settings, new CallPolicy(timers, CallPriority.NORMAL, paced, null, null, retry, null),
                FixedAuthentication.apiKey(sandbox.apiKey()));
    }

    private void begin(int count, CalcomClient client) {
        RequestTemplate me = new RequestTemplate(OperationResolver.resolve("me/get"), ApiProfile.SELF_HOSTED, null, "");
        for (int call = 0; call < count; call++) {
            CompletableFuture<CalcomResponse> ended = new CompletableFuture<>();
            calls.add(ended);
            Thread thread = new Thread(() -> {
                try {
                    ended.complete(client.call(new CalcomRequest(me)));
                } catch (CalcomException | RuntimeException | Error e) {
                    ended.completeExceptionally(e);
                }
            }, "caller of a test");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void goOnUntilAllAreAnswered() {
        for (int step = 0; step < STEPS_OF_TEN_MINUTES && !calls.stream().allMatch(CompletableFuture::isDone); step++) {
            goOn(1);
        }
        assertThat(calls).allMatch(CompletableFuture::isDone);
    }

    private void goOn(int steps) {
        for (int step = 0; step < steps; step++) {
            awaitAnswers();
            sandbox.clock().advance(STEP);
            timers.advance(STEP);
        }
        awaitAnswers();
    }

    private void awaitAnswers() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(300, TimeUnit.SECONDS).until(() -> unended() == timers.waiting());
    }

    private long unended() {
        return calls.stream().filter(call -> !call.isDone()).count();
    }
}
