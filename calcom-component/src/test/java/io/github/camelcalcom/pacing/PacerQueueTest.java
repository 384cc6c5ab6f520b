/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.pacing.ThrottlingServer.Answer;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Calls wait in the order of priority and arrival. */
class PacerQueueTest {

    private static final Operation REQUEST_EMAIL_CODE = OperationCatalog.instance().find("verified-resources", "request-email-code").orElseThrow();

    private final VirtualTimers timers = new VirtualTimers();
    private final Callers callers = new Callers(timers);

    @AfterEach
    void stop() {
        callers.close();
    }

    @Test
    void urgentCallsGoFirstAndEqualOnesInTheirOrder() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 1, Duration.ofSeconds(60));
        Map<String, PacedCall> calls = new LinkedHashMap<>();
        for (String name : List.of("low 1", "normal 1", "high 1", "low 2", "high 2", "normal 2")) {
            CallPriority priority = CallPriority.valueOf(name.substring(0, name.indexOf(' ')).toUpperCase());
            calls.put(name, waits(pacer, PacedCall.get(priority)));
        }

        for (String next : List.of("high 1", "high 2", "normal 1", "normal 2", "low 1", "low 2")) {
            timers.advance(Duration.ofSeconds(60));
            PacedCall call = calls.remove(next);
            assertThat(call.hasGone()).as(next).isTrue();
            assertThat(calls.values()).as("after " + next).allMatch(PacedCall::isWaiting);
            callers.answer(call, Answer.of(200, "X-RateLimit-Limit-Default", "1", "X-RateLimit-Remaining-Default", "0",
                    "X-RateLimit-Reset-Default", "60"));
        }
    }

    @Test
    void aFullQueueRefusesAtOnceAndSaysWhatToDo() {
        Pacer pacer = pacerWithAWindowUsedUp(2, 120, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.get());

        PacedCall refused = callers.begin(pacer, PacedCall.get());

        assertThat(refused.hasGone()).isFalse();
        assertThat(refused.refusal()).hasMessage("bookings/get failed: the limit of 120 calls per 60 s is used up: 2 calls are waiting,"
                + " which is the maximum (option pacingQueueSize). With pacing=false calls do not wait, and the server refuses them");
        assertThat(refused.refusal().getRetryAfter()).isEqualTo(Duration.ofSeconds(43));
        assertThat(refused.refusal().getStatusCode()).isZero();
    }

    @Test
    void aCallThatWouldWaitTooLongIsRefusedAtOnce() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 2, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.waitingAtMost(Duration.ofSeconds(43)));

        PacedCall refused = callers.begin(pacer, PacedCall.waitingAtMost(Duration.ofSeconds(100)));

        assertThat(refused.refusal()).hasMessage("bookings/get failed: the limit of 2 calls per 60 s is used up: this call would wait for at least"
                + " 103 s, longer than permitted (option totalTimeout), and 2 calls are waiting. With pacing=false calls do not wait, and the"
                + " server refuses them");
        assertThat(refused.refusal().getRetryAfter()).isEqualTo(Duration.ofSeconds(103));
    }

    @Test
    void aCallIsRefusedWhenItsLongestWaitHasPassed() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 2, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.get());
        // would be in time, until more urgent calls arrive
        PacedCall expires = waits(pacer, PacedCall.waitingAtMost(Duration.ofSeconds(110)));
        waits(pacer, PacedCall.get(CallPriority.HIGH));
        waits(pacer, PacedCall.get(CallPriority.HIGH));

        timers.advance(Duration.ofSeconds(110));

        assertThat(expires.hasGone()).isFalse();
        assertThat(expires.refusal()).hasMessageContaining("this call has waited for 110 s, which is the maximum (option totalTimeout)");
        assertThat(expires.refusal().getRetryAfter()).isPositive();
    }

    @Test
    void anInterruptedCallLeavesItsPlaceToTheNext() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 1, Duration.ofSeconds(10));
        PacedCall interrupted = waits(pacer, PacedCall.get());
        PacedCall next = waits(pacer, PacedCall.get());

        interrupted.interrupt();
        callers.settle();
        assertThat(interrupted.isInterrupted()).isTrue();
        assertThat(next.isWaiting()).isTrue();
        timers.advance(Duration.ofSeconds(10));

        assertThat(next.hasGone()).isTrue();
        assertThat(pacer.figures().waiting()).isZero();
    }

    @Test
    void theClosedScopeOfACallEndsItsWait() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 1, Duration.ofSeconds(10));
        PacedCall stopped = waits(pacer, PacedCall.get());
        PacedCall next = waits(pacer, PacedCall.get());

        stopped.stop();
        callers.settle();
        assertThat(stopped.isStopped()).isTrue();
        assertThat(next.isWaiting()).isTrue();
        timers.advance(Duration.ofSeconds(10));

        assertThat(next.hasGone()).isTrue();
    }

    @Test
    void aCallOfAClosedScopeDoesNotWait() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 1, Duration.ofSeconds(10));
        PacedCall call = PacedCall.get();
        call.stop();

        callers.begin(pacer, call);

        assertThat(call.isStopped()).isTrue();
        assertThat(pacer.figures().waiting()).isZero();
    }

    @Test
    void aCallInterruptedBehindItsOperationsGateGivesBackWhatItHadOfIt() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 10, Duration.ofSeconds(30));
        List<PacedCall> guests = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            guests.add(waits(pacer, PacedCall.of(PacedCall.ADD_GUESTS)));
        }

        guests.get(0).interrupt();
        callers.settle();
        timers.advance(Duration.ofSeconds(30));

        assertThat(guests).extracting(PacedCall::hasGone).containsExactly(false, true, true, true, true, true);
    }

    @Test
    void theCallThatWatchesTheTimeHandsThatOverWhenItIsInterrupted() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 3, Duration.ofSeconds(10));
        List<PacedCall> calls = List.of(waits(pacer, PacedCall.get()), waits(pacer, PacedCall.get()), waits(pacer, PacedCall.get()));

        calls.get(0).interrupt();
        callers.settle();
        calls.get(2).interrupt();
        callers.settle();
        timers.advance(Duration.ofSeconds(10));

        assertThat(calls).extracting(PacedCall::hasGone).containsExactly(false, true, false);
    }

    @Test
    void anOperationsLimitThatEndsEarlierThanAnotherOnesIsNotMissed() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 120, Duration.ofSeconds(1));
        timers.advance(Duration.ofSeconds(1));
        useUp(pacer, PacedCall.ADD_GUESTS, 60);
        useUp(pacer, REQUEST_EMAIL_CODE, 7);
        PacedCall watching = waits(pacer, PacedCall.of(PacedCall.ADD_GUESTS));
        PacedCall earlier = waits(pacer, PacedCall.of(REQUEST_EMAIL_CODE));

        timers.advance(Duration.ofSeconds(7));

        assertThat(earlier.hasGone()).isTrue();
        assertThat(watching.isWaiting()).isTrue();
    }

    private void useUp(Pacer pacer, Operation operation, int reset) {
        PacedCall call = callers.begin(pacer, PacedCall.of(operation));
        callers.answer(call, Answer.of(200, "X-RateLimit-Limit-Own", "5", "X-RateLimit-Remaining-Own", "0", "X-RateLimit-Reset-Own",
                String.valueOf(reset)));
    }

    @Test
    void aThousandCallsWakeInTheirOrderAndEachAboutOnce() {
        int limit = 120;
        int calls = 1_000;
        Pacer pacer = pacerWithAWindowUsedUp(calls, limit, Duration.ofSeconds(60));
        List<PacedCall> waiting = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            waiting.add(waits(pacer, PacedCall.get()));
        }
        long before = timers.wakeUps();

        for (int gone = 0; gone < calls; gone += limit) {
            timers.advance(Duration.ofSeconds(60));
            int next = Math.min(gone + limit, calls);
            // the first 16 are sent before a response has announced the window
            for (PacedCall call : waiting.subList(gone, next)) {
                assertThat(call.hasGone()).isTrue();
                callers.answer(call, answer(limit, 120 - 1 - waiting.indexOf(call) % limit, 60));
            }
            assertThat(waiting.subList(next, calls)).allMatch(PacedCall::isWaiting);
        }

        // each call once, and the one that watches the time once more in each window, or when it becomes that call
        assertThat(timers.wakeUps() - before).isBetween((long) calls, calls + 4L * (calls / limit + 1));
    }

    @Test
    void figuresShowHowManyWaitAndHaveWaited() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 120, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.get());

        assertThat(pacer.figures()).isEqualTo(new PacerFigures("api.example.com", 120, 0, 2, 43, 2, 0));
        timers.advance(Duration.ofSeconds(43));
        assertThat(pacer.figures()).isEqualTo(
                new PacerFigures("api.example.com", 120, 118, 0, 1, 2, Duration.ofSeconds(2 * 43).toNanos()));
    }

    @Test
    void theSizeOfTheQueueIsChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pacers(-1, timers))
                .withMessage("The option pacingQueueSize must be 0 or more, but is -1");
    }

    private Pacer pacerWithAWindowUsedUp(int queueSize, int limit, Duration untilItsEnd) {
        Pacer pacer = new Pacers(queueSize, timers).pacer("api.example.com", "alice");
        callers.answer(callers.begin(pacer, PacedCall.get()), answer(limit, limit - 1, 60));
        timers.advance(Duration.ofSeconds(60).minus(untilItsEnd));
        PacedCall last = limit == 1 ? null : callers.begin(pacer, PacedCall.get());
        if (last != null) {
            callers.answer(last, answer(limit, 0, untilItsEnd.toSeconds()));
        }
        return pacer;
    }

    private static Answer answer(int limit, int remaining, long reset) {
        return Answer.of(200, "X-RateLimit-Limit-Default", String.valueOf(limit), "X-RateLimit-Remaining-Default", String.valueOf(remaining),
                "X-RateLimit-Reset-Default", String.valueOf(reset));
    }

    private PacedCall waits(Pacer pacer, PacedCall call) {
        callers.begin(pacer, call);
        assertThat(call.isWaiting()).isTrue();
        return call;
    }
}
