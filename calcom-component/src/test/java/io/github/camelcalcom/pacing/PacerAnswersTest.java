/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.pacing.ThrottlingServer.Answer;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A pacer learns from single responses. */
class PacerAnswersTest {

    private static final String EMAIL_LIMIT = "Users_verified_resources_emails_requests";

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacer pacer = new Pacers(1_000, timers).pacer("api.example.com", "alice");
    private final Callers callers = new Callers(timers);

    @AfterEach
    void stop() {
        callers.close();
    }

    @Test
    void beforeTheFirstAnswerSixteenCallsGo() {
        List<PacedCall> calls = callsThatGo(16);
        PacedCall further = waits();

        answer(calls.get(0), 200, limits("Default", 120, 119, 60));

        assertThat(further.hasGone()).isTrue();
        assertThat(pacer.figures().limit()).isEqualTo(120);
        assertThat(pacer.figures().secondsToReset()).isEqualTo(60);
    }

    @Test
    void theFirstAnswerIsWaitedForNoLongerThanASecond() {
        callsThatGo(16);
        PacedCall further = waits();

        timers.advance(Duration.ofMillis(999));
        assertThat(further.hasGone()).isFalse();
        timers.advance(Duration.ofMillis(1));

        assertThat(further.hasGone()).isTrue();
        callsThatGo(100);
    }

    @Test
    void aServerWithoutLimitsIsNotPaced() {
        List<PacedCall> calls = callsThatGo(16);
        PacedCall further = waits();

        answer(calls.get(0), 200, Answer.of(200));

        assertThat(further.hasGone()).isTrue();
        callsThatGo(1_000);
        assertThat(pacer.figures().limit()).isZero();
    }

    @Test
    void anErrorWithoutLimitsDoesNotMeanThatThereAreNone() {
        List<PacedCall> calls = callsThatGo(16);

        for (int status : new int[] { 404, 401, 502 }) {
            answer(calls.remove(0), status, Answer.of(status));
        }
        calls.remove(0).turn().unanswered();

        callsThatGo(4);
        waits();
    }

    @Test
    void limitsThatAreAnnouncedLaterAreObeyed() {
        answer(callThatGoes(), limits());
        callsThatGo(100);

        answer(callThatGoes(), limits("Default", 120, 1, 30));

        callThatGoes();
        PacedCall further = waits();
        timers.advance(Duration.ofSeconds(30));
        assertThat(further.hasGone()).isTrue();
    }

    @Test
    void whatOthersUseIsNotUsed() {
        answer(callThatGoes(), limits("Default", 120, 119, 60));

        answer(callThatGoes(), limits("Default", 120, 3, 50));

        callsThatGo(3);
        waits();
    }

    @Test
    void anAnswerNeverRaisesWhatIsLeft() {
        List<PacedCall> calls = callsThatGo(2);
        answer(calls.get(1), limits("Default", 120, 3, 60));
        answer(calls.get(0), limits("Default", 120, 4, 60));

        callsThatGo(3);
        waits();
    }

    @Test
    void theSmallestResetEndsAWindow() {
        List<PacedCall> calls = callsThatGo(3);
        answer(calls.get(0), limits("Default", 2, 1, 60));
        timers.advance(Duration.ofMillis(100));
        answer(calls.get(1), limits("Default", 2, 0, 60));
        PacedCall further = waits();

        timers.advance(Duration.ofMillis(59_899));
        assertThat(further.hasGone()).isFalse();
        timers.advance(Duration.ofMillis(1));
        assertThat(further.hasGone()).isTrue();
    }

    @Test
    void callsInFlightAreTakenOffTheNextWindow() {
        answer(callThatGoes(), limits("Default", 3, 2, 60));
        timers.advance(Duration.ofSeconds(50));
        List<PacedCall> slow = callsThatGo(2);

        timers.advance(Duration.ofSeconds(10));
        callThatGoes();
        PacedCall further = waits();
        // it was counted in the last window, as its response shows
        answer(slow.get(0), 200, limits("Default", 3, 1, 1));

        assertThat(further.hasGone()).isTrue();
        waits();
    }

    @Test
    void aLateAnswerOfTheLastWindowDoesNotEndTheCurrentOne() {
        answer(callThatGoes(), limits("Default", 3, 2, 60));
        timers.advance(Duration.ofSeconds(50));
        PacedCall slow = callThatGoes();
        timers.advance(Duration.ofSeconds(12));
        answer(callThatGoes(), limits("Default", 3, 2, 60));

        answer(slow, 200, limits("Default", 3, 0, 1));

        callsThatGo(2);
        PacedCall further = waits();
        timers.advance(Duration.ofSeconds(59));
        assertThat(further.hasGone()).isFalse();
        timers.advance(Duration.ofSeconds(1));
        assertThat(further.hasGone()).isTrue();
    }

    @Test
    void anAnswerThatTookTooLongToKnowItsWindowChangesNothing() {
        answer(callThatGoes(), limits("Default", 3, 2, 60));
        PacedCall slow = callThatGoes();
        timers.advance(Duration.ofSeconds(65));
        answer(callThatGoes(), limits("Default", 3, 2, 60));

        answer(slow, 200, limits("Default", 3, 0, 1));

        callThatGoes();
        waits();
    }

    @Test
    void anAnswerOfALaterWindowBeginsIt() {
        answer(callThatGoes(), limits("Default", 3, 2, 10));
        timers.advance(Duration.ofMillis(9_500));

        answer(callThatGoes(), limits("Default", 3, 2, 60));

        callsThatGo(2);
        PacedCall further = waits();
        timers.advance(Duration.ofSeconds(59));
        assertThat(further.hasGone()).isFalse();
        timers.advance(Duration.ofSeconds(1));
        assertThat(further.hasGone()).isTrue();
    }

    @Test
    void aRefusalHoldsEverythingBackUntilTheServerListensAgain() {
        List<PacedCall> calls = callsThatGo(3);

        answer(calls.get(0), 429, limits("Default", 120, 0, 60));
        PacedCall further = waits();
        timers.advance(Duration.ofSeconds(5));
        answer(calls.get(1), 429, limits("Default", 120, 0, 55));
        answer(calls.get(2), 200, limits("Default", 120, 0, 3));

        timers.advance(Duration.ofMillis(54_999));
        assertThat(further.hasGone()).isFalse();
        timers.advance(Duration.ofMillis(1));
        assertThat(further.hasGone()).isTrue();
    }

    @Test
    void aRefusalWithoutAnyHeaderHoldsForAMinute() {
        answer(callThatGoes(), 429, Answer.of(429));

        assertWaitsFor(Duration.ofSeconds(60));
    }

    @Test
    void aRefusalOfAServerWithoutLimitHeadersHoldsForAMinuteToo() {
        answer(callThatGoes(), limits());
        List<PacedCall> calls = callsThatGo(2);
        answer(calls.get(0), 429, Answer.of(429));
        answer(calls.get(1), 200, Answer.of(200));

        assertWaitsFor(Duration.ofSeconds(60));
    }

    @Test
    void retryAfterWinsOverTheReset() {
        Answer answer = Answer.of(429, "X-RateLimit-Limit-Default", "120", "X-RateLimit-Remaining-Default", "0",
                "X-RateLimit-Reset-Default", "60", "Retry-After", "7");
        answer(callThatGoes(), 429, answer);

        assertWaitsFor(Duration.ofSeconds(7));
    }

    @Test
    void retryAfterMayBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(timers.clock().instant().plusSeconds(90).atOffset(ZoneOffset.UTC));
        answer(callThatGoes(), 429, Answer.of(429, "Retry-After", date));

        assertWaitsFor(Duration.ofSeconds(90));
    }

    @Test
    void aHugeRetryAfterIsNoFault() {
        answer(callThatGoes(), 429, Answer.of(429, "Retry-After", "99999999999"));

        PacedCall call = waits();
        timers.advance(Duration.ofDays(1));
        assertThat(call.hasGone()).isFalse();
    }

    @Test
    void aRefusalWhileTheLimitIsNotUsedUpIsNotOneOfTheCredential() {
        answer(callThatGoes(), limits("Default", 120, 119, 60));

        answer(callThatGoes(), 429, limits("Default", 120, 118, 60));

        callThatGoes();
    }

    @Test
    void resetsAsInstantsAreCountedUpToTheNextSecond() {
        timers.advance(Duration.ofMillis(400));
        long epoch = timers.clock().instant().getEpochSecond() + 30;
        answer(callThatGoes(), Answer.of(200, "X-RateLimit-Limit-Default", "1", "X-RateLimit-Remaining-Default", "0",
                "X-RateLimit-Reset-Default", String.valueOf(epoch)));

        assertWaitsFor(Duration.ofMillis(30_600));
    }

    @Test
    void headersThatAreNoNumbersAreNotLimits() {
        answer(callThatGoes(), Answer.of(200, "X-RateLimit-Limit-Default", "many", "X-RateLimit-Remaining-Default", "0"));

        callsThatGo(100);
    }

    @Test
    void aKeyWithLimitsOfItsOwnGoesOnWhileOneOfThemIsLeft() {
        Answer both = Answer.of(200, "x-ratelimit-limit-short", "10", "x-ratelimit-remaining-short", "0", "x-ratelimit-reset-short", "5",
                "x-ratelimit-limit-long", "100", "x-ratelimit-remaining-long", "2", "x-ratelimit-reset-long", "50");
        answer(callThatGoes(), both);

        callsThatGo(2);
        assertWaitsFor(Duration.ofSeconds(5));
    }

    @Test
    void anOperationsOwnLimitIsKnownBeforeTheFirstAnswer() {
        for (int call = 0; call < 5; call++) {
            PacedCall guests = PacedCall.of(PacedCall.ADD_GUESTS);
            assertThat(begin(guests).hasGone()).isTrue();
            answer(guests, 200, limits("Default", 120, 119 - call, 60));
        }
        PacedCall sixth = PacedCall.of(PacedCall.ADD_GUESTS);
        assertThat(begin(sixth).hasGone()).isFalse();
        callsThatGo(50);

        timers.advance(Duration.ofSeconds(60));
        assertThat(sixth.hasGone()).isTrue();
    }

    @Test
    void anOperationsOwnLimitIsCorrectedByItsAnswers() {
        PacedCall first = PacedCall.of(PacedCall.ADD_GUESTS);
        begin(first);
        answer(first, 200, limits(EMAIL_LIMIT, 7, 1, 20));

        assertThat(begin(PacedCall.of(PacedCall.ADD_GUESTS)).hasGone()).isTrue();
        PacedCall third = PacedCall.of(PacedCall.ADD_GUESTS);
        assertThat(begin(third).hasGone()).isFalse();
        timers.advance(Duration.ofSeconds(20));
        assertThat(third.hasGone()).isTrue();
    }

    @Test
    void aCallThatIsCountedOnTheOperationsLimitOnlyUsesNothingOfTheCredentials() {
        answer(callThatGoes(), limits("Default", 2, 1, 60));
        PacedCall code = PacedCall.of(PacedCall.ADD_GUESTS);
        assertThat(begin(code).hasGone()).isTrue();

        answer(code, 200, limits(EMAIL_LIMIT, 5, 4, 60));

        callThatGoes();
        waits();
    }

    @Test
    void aRefusalByTheOperationsLimitLeavesTheOthersAlone() {
        answer(callThatGoes(), limits("Default", 120, 119, 60));
        PacedCall code = PacedCall.of(PacedCall.ADD_GUESTS);
        begin(code);
        answer(code, 429, limits(EMAIL_LIMIT, 5, 0, 60));

        callThatGoes();
        PacedCall next = PacedCall.of(PacedCall.ADD_GUESTS);
        assertThat(begin(next).hasGone()).isFalse();
        timers.advance(Duration.ofSeconds(60));
        assertThat(next.hasGone()).isTrue();
    }

    @Test
    void aCallThatWasNotSentUsesNothing() {
        answer(callThatGoes(), limits("Default", 2, 1, 60));
        PacedCall unsent = callThatGoes();
        PacedCall further = waits();

        unsent.turn().unsent();
        callers.settle();

        assertThat(further.hasGone()).isTrue();
    }

    private PacedCall begin(PacedCall call) {
        return callers.begin(pacer, call);
    }

    private void answer(PacedCall call, Answer answer) {
        callers.answer(call, answer);
    }

    private void answer(PacedCall call, int status, Answer answer) {
        answer(call, new Answer(status, answer));
    }

    private List<PacedCall> callsThatGo(int count) {
        List<PacedCall> calls = new ArrayList<>();
        for (int call = 0; call < count; call++) {
            calls.add(callThatGoes());
        }
        return calls;
    }

    private PacedCall callThatGoes() {
        PacedCall call = PacedCall.get();
        assertThat(begin(call).hasGone()).isTrue();
        return call;
    }

    private PacedCall waits() {
        PacedCall call = PacedCall.get();
        assertThat(begin(call).hasGone()).isFalse();
        assertThat(call.hasGone()).isFalse();
        assertThat(call.refusal()).isNull();
        return call;
    }

    private void assertWaitsFor(Duration duration) {
        PacedCall call = waits();
        timers.advance(duration.minusNanos(1));
        assertThat(call.hasGone()).isFalse();
        timers.advance(Duration.ofNanos(1));
        assertThat(call.hasGone()).isTrue();
    }

    private static Answer limits(Object... limits) {
        List<String> headers = new ArrayList<>();
        for (int index = 0; index < limits.length; index += 4) {
            headers.addAll(List.of("X-RateLimit-Limit-" + limits[index], limits[index + 1].toString(),
                    "X-RateLimit-Remaining-" + limits[index], limits[index + 2].toString(),
                    "X-RateLimit-Reset-" + limits[index], limits[index + 3].toString()));
        }
        return Answer.of(200, headers.toArray(String[]::new));
    }
}
