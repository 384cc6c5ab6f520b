/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures what each value of {@link PacingTuning} saves, in refused calls or in waiting, against a simulated server with 120 calls a minute. */
class PacerTuningTest {

    private static final PacingTuning DEFAULT = PacingTuning.DEFAULT;
    private static final int LIMIT = 120;
    private static final Duration SHORT_WAY = Duration.ofMillis(300);
    private static final Duration LONG_WAY = Duration.ofSeconds(2);

    private VirtualTimers timers;
    private Callers callers;
    private ThrottlingServer server;

    @AfterEach
    void stop() {
        callers.close();
    }

    @Test
    void aBurstIntoAWindowThatOthersHaveUsedUpIsRefusedForTheFirstCallsOnly() {
        assertThat(refusedOfABurstIntoAUsedWindow(DEFAULT)).isEqualTo(16);
        assertThat(refusedOfABurstIntoAUsedWindow(withCallsBeforeFirstAnswer(LIMIT))).isEqualTo(LIMIT);
    }

    @Test
    void sixteenCallersDoNotWaitAtTheBeginningOfAWindow() {
        assertThat(waitsOfSixteenCallers(DEFAULT)).isZero();
        assertThat(waitsOfSixteenCallers(withCallsBeforeFirstAnswer(4))).isEqualTo(12);
    }

    @Test
    void waitingASecondForTheFirstAnswerSavesRefusalsInABlockedWindow() {
        int refused = refusedBesideAnUnpacedClient(DEFAULT);
        int refusedWithAShortWait = refusedBesideAnUnpacedClient(withLongestWaitForFirstAnswer(Duration.ofMillis(100)));

        assertThat(refusedWithAShortWait).isGreaterThan(2 * refused);
        assertThat(refusedBesideAnUnpacedClient(withLongestWaitForFirstAnswer(Duration.ofSeconds(5)))).isEqualTo(refused);
    }

    @Test
    void aServerThatDoesNotAnswerHoldsCallsUpForNoMoreThanThatSecond() {
        assertThat(waitAtASilentServer(DEFAULT)).isEqualTo(Duration.ofSeconds(1));
        assertThat(waitAtASilentServer(withLongestWaitForFirstAnswer(Duration.ofSeconds(3)))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void careForOtherClientsSavesMostRefusalsOfTwoClientsWithOneCredential() {
        int refused = refusedOfTwoClients(DEFAULT);
        int refusedWithoutCare = refusedOfTwoClients(withCare(0, DEFAULT.share(), DEFAULT.keptForOthers()));
        int refusedWithCareForAWindow = refusedOfTwoClients(withCare(1, DEFAULT.share(), DEFAULT.keptForOthers()));

        assertThat(refused).isLessThan(60);
        assertThat(refusedWithoutCare).isGreaterThan(4 * refused);
        assertThat(refusedWithCareForAWindow).isGreaterThan(2 * refused);
    }

    @Test
    void soDoesAShareOfTheRemainingCalls() {
        int refused = refusedOfTwoClients(DEFAULT);
        int refusedWithoutShare = refusedOfTwoClients(withCare(DEFAULT.windowsWithCare(), 1, DEFAULT.keptForOthers()));

        assertThat(refusedWithoutShare).isGreaterThan(3 * refused);
    }

    @Test
    void soDoesACallThatIsKeptForOtherClients() {
        int refused = refusedOfTwoClients(DEFAULT);
        int refusedWithNoneKept = refusedOfTwoClients(withCare(DEFAULT.windowsWithCare(), DEFAULT.share(), 0));

        assertThat(refusedWithNoneKept).isGreaterThan(3 * refused / 2);
    }

    private static PacingTuning withCallsBeforeFirstAnswer(int calls) {
        return new PacingTuning(calls, DEFAULT.longestWaitForFirstAnswer(), DEFAULT.windowsWithCare(), DEFAULT.share(),
                DEFAULT.keptForOthers());
    }

    private static PacingTuning withLongestWaitForFirstAnswer(Duration wait) {
        return new PacingTuning(DEFAULT.callsBeforeFirstAnswer(), wait.toNanos(), DEFAULT.windowsWithCare(), DEFAULT.share(),
                DEFAULT.keptForOthers());
    }

    private static PacingTuning withCare(int windows, int share, int keptForOthers) {
        return new PacingTuning(DEFAULT.callsBeforeFirstAnswer(), DEFAULT.longestWaitForFirstAnswer(), windows, share, keptForOthers);
    }

    private void begin() {
        if (callers != null) {
            callers.close();
        }
        timers = new VirtualTimers();
        callers = new Callers(timers);
        server = new ThrottlingServer(timers).limit("Default", LIMIT, Duration.ofMinutes(1));
    }

    private Pacer pacer(PacingTuning tuning) {
        return new Pacer("api.example.com", 10_000, timers, tuning);
    }

    private PacedClient client(Pacer pacer, long seed, Duration longestWay) {
        return new PacedClient(timers, callers, server, pacer, seed, longestWay);
    }

    private int refusedOfABurstIntoAUsedWindow(PacingTuning tuning) {
        begin();
        for (int call = 0; call < LIMIT; call++) {
            server.count();
        }
        PacedClient client = client(pacer(tuning), 1, SHORT_WAY);
        calls(client, LIMIT);
        timers.advance(Duration.ofMinutes(3));
        assertThat(client.answered()).isEqualTo(LIMIT);
        return client.refused();
    }

    private long waitsOfSixteenCallers(PacingTuning tuning) {
        begin();
        Pacer pacer = pacer(tuning);
        calls(client(pacer, 1, SHORT_WAY), 16);
        timers.advance(Duration.ofSeconds(10));
        return pacer.figures().waits();
    }

    /** Another client sends a call every two seconds, so that the server blocks the credential in each window. */
    private int refusedBesideAnUnpacedClient(PacingTuning tuning) {
        begin();
        PacedClient client = client(pacer(tuning), 1, SHORT_WAY);
        for (int second = 2; second < 900; second += 2) {
            timers.after(Duration.ofSeconds(second).toNanos(), server::count);
        }
        calls(client, 600);
        timers.advance(Duration.ofMinutes(15));
        assertThat(client.answered()).isEqualTo(600);
        return client.refused();
    }

    private Duration waitAtASilentServer(PacingTuning tuning) {
        begin();
        Pacer pacer = pacer(tuning);
        PacedClient client = client(pacer, 1, SHORT_WAY).losing(1);
        calls(client, 17);
        timers.advance(Duration.ofNanos(TimeUnit.MINUTES.toNanos(1)));
        assertThat(pacer.figures().waits()).isEqualTo(1);
        return Duration.ofNanos(pacer.figures().waitedNanos());
    }

    /** Two paced clients send two calls a second each, which is twice the limit. */
    private int refusedOfTwoClients(PacingTuning tuning) {
        begin();
        PacedClient one = client(pacer(tuning), 1, LONG_WAY);
        PacedClient other = client(pacer(tuning), -1, LONG_WAY);
        for (int step = 0; step < 600; step++) {
            calls(one, 1);
            calls(other, 1);
            timers.advance(Duration.ofMillis(500));
        }
        timers.advance(Duration.ofMinutes(20));
        assertThat(one.answered() + other.answered()).isEqualTo(1_200);
        return server.refused();
    }

    private static void calls(PacedClient client, int count) {
        for (int call = 0; call < count; call++) {
            client.call(PacedCall.GET);
        }
    }
}
