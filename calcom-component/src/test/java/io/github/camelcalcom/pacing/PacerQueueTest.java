package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.pacing.ThrottlingServer.Answer;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How calls wait. */
class PacerQueueTest {

    private final VirtualTimers timers = new VirtualTimers();

    @Test
    void urgentCallsGoFirstAndEqualOnesInTheirOrder() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 10, Duration.ofSeconds(60));
        List<String> order = new ArrayList<>();
        for (String name : List.of("low 1", "normal 1", "high 1", "low 2", "high 2", "normal 2")) {
            CallPriority priority = CallPriority.valueOf(name.substring(0, name.indexOf(' ')).toUpperCase());
            assertThat(pacer.acquire(PacedCall.get(priority).onGranted(call -> order.add(name)))).isFalse();
        }

        timers.advance(Duration.ofSeconds(60));

        assertThat(order).containsExactly("high 1", "high 2", "normal 1", "normal 2", "low 1", "low 2");
    }

    @Test
    void aFullQueueRefusesAtOnceAndSaysWhatToDo() {
        Pacer pacer = pacerWithAWindowUsedUp(2, 120, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.get());

        PacedCall refused = PacedCall.get();
        assertThat(pacer.acquire(refused)).isFalse();

        assertThat(refused.grants()).isZero();
        assertThat(refused.refusal()).hasMessage("bookings/get failed: the limit of 120 calls per 60 s is used up: 2 calls wait for it already,"
                + " as many as may (option pacingQueueSize). With pacing=false calls do not wait, and the server refuses them");
        assertThat(refused.refusal().getRetryAfter()).isEqualTo(Duration.ofSeconds(43));
        assertThat(refused.refusal().getStatusCode()).isZero();
    }

    @Test
    void aCallThatWouldWaitTooLongIsRefusedAtOnce() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 2, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.waitingAtMost(Duration.ofSeconds(43)));

        PacedCall refused = PacedCall.waitingAtMost(Duration.ofSeconds(100));
        assertThat(pacer.acquire(refused)).isFalse();

        assertThat(refused.refusal()).hasMessage("bookings/get failed: the limit of 2 calls per 60 s is used up: this call would wait for 103 s"
                + " at least, longer than it may (option totalTimeout), and 2 calls wait already. With pacing=false calls do not wait, and the"
                + " server refuses them");
        assertThat(refused.refusal().getRetryAfter()).isEqualTo(Duration.ofSeconds(103));
    }

    @Test
    void aCallIsRefusedWhenItsLongestWaitHasPassed() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 2, Duration.ofSeconds(43));
        waits(pacer, PacedCall.get());
        waits(pacer, PacedCall.get());
        // nobody knows that more urgent ones will come
        PacedCall expires = PacedCall.waitingAtMost(Duration.ofSeconds(110));
        waits(pacer, expires);
        waits(pacer, PacedCall.get(CallPriority.HIGH));
        waits(pacer, PacedCall.get(CallPriority.HIGH));

        timers.advance(Duration.ofSeconds(110));

        assertThat(expires.grants()).isZero();
        assertThat(expires.refusal()).hasMessageContaining("this call has waited for 110 s, as long as it may (option totalTimeout)");
        assertThat(expires.refusal().getRetryAfter()).isPositive();
    }

    @Test
    void aWithdrawnCallIsToldNothing() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 1, Duration.ofSeconds(10));
        PacedCall withdrawn = PacedCall.get();
        PacedCall next = PacedCall.get();
        waits(pacer, withdrawn);
        waits(pacer, next);

        assertThat(pacer.withdraw(withdrawn)).isTrue();
        assertThat(pacer.withdraw(withdrawn)).isFalse();
        timers.advance(Duration.ofSeconds(10));

        assertThat(withdrawn.grants()).isZero();
        assertThat(withdrawn.refusal()).isNull();
        assertThat(next.grants()).isEqualTo(1);
        assertThat(pacer.withdraw(next)).isFalse();
    }

    @Test
    void aCallWithdrawnBehindItsOperationsGateGivesBackWhatItHadOfIt() {
        Pacer pacer = pacerWithAWindowUsedUp(100, 10, Duration.ofSeconds(30));
        List<PacedCall> guests = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            guests.add(PacedCall.of(PacedCall.ADD_GUESTS));
            waits(pacer, guests.get(call));
        }

        pacer.withdraw(guests.get(0));
        timers.advance(Duration.ofSeconds(30));

        assertThat(guests).extracting(PacedCall::grants).containsExactly(0, 1, 1, 1, 1, 1);
    }

    @Test
    void aCallThatIsAnsweredAtOnceDoesNotNest() {
        Pacer pacer = pacerWithAWindowUsedUp(100_000, 50_000, Duration.ofSeconds(10));
        List<PacedCall> granted = new ArrayList<>();
        for (int call = 0; call < 50_000; call++) {
            waits(pacer, PacedCall.get().onGranted(now -> {
                granted.add(now);
                pacer.answered(now, 200, Answer.of(200, "X-RateLimit-Limit-Default", "50000"));
            }));
        }

        timers.advance(Duration.ofSeconds(20));

        assertThat(granted).hasSize(50_000);
    }

    @Test
    void figuresTellHowManyWaitAndHaveWaited() {
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
        PacedCall first = PacedCall.get();
        pacer.acquire(first);
        pacer.answered(first, 200, Answer.of(200, "X-RateLimit-Limit-Default", String.valueOf(limit), "X-RateLimit-Remaining-Default",
                String.valueOf(limit - 1), "X-RateLimit-Reset-Default", "60"));
        timers.advance(Duration.ofSeconds(60).minus(untilItsEnd));
        PacedCall last = PacedCall.get();
        pacer.acquire(last);
        pacer.answered(last, 200, Answer.of(200, "X-RateLimit-Limit-Default", String.valueOf(limit), "X-RateLimit-Remaining-Default",
                "0", "X-RateLimit-Reset-Default", String.valueOf(untilItsEnd.toSeconds())));
        return pacer;
    }

    private static void waits(Pacer pacer, PacedCall call) {
        assertThat(pacer.acquire(call)).isFalse();
        assertThat(call.refusal()).isNull();
        assertThat(call.grants()).isZero();
    }
}
