package io.github.camelcalcom.changes;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given something that is told, then polls are due as they should be: what waits in the executor is all that will ever run. */
@Timeout(600)
class PushTriggerTest {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger polls = new AtomicInteger();
    private volatile PushTrigger.Outcome outcome = PushTrigger.Outcome.DONE;
    private volatile Runnable during = () -> { };
    private final PushTrigger trigger = new PushTrigger(executor, () -> {
        during.run();
        polls.incrementAndGet();
        return outcome;
    });

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private void awaitPolls(int count) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> polls.get() == count && executor.getActiveCount() == 0);
    }

    private long dueInMillis() {
        return executor.getQueue().stream().map(task -> (java.util.concurrent.Delayed) task).mapToLong(task -> task.getDelay(TimeUnit.MILLISECONDS))
                .max().orElse(-1);
    }

    @Test
    void aBurstIsOnePollAndNothingMoreOnceItHasBroughtEverything() {
        during = () -> IntStream.range(0, 100).forEach(index -> trigger.received("u" + index));
        IntStream.range(0, 100).forEach(index -> trigger.told("u" + index));
        assertThat(executor.getQueue()).hasSize(1);
        awaitPolls(1);

        assertThat(executor.getQueue()).isEmpty();
    }

    @Test
    void whatDidNotComeIsLookedForOnceMoreAndNotAThirdTime() {
        IntStream.range(0, 100).forEach(index -> trigger.told("u" + index));
        awaitPolls(1);
        assertThat(executor.getQueue()).hasSize(1);
        assertThat(dueInMillis()).isBetween(0L, PushTrigger.FOLLOW_UP.toMillis());
        awaitPolls(2);

        assertThat(executor.getQueue()).isEmpty();
    }

    @Test
    void whatIsToldDuringAPollIsAnotherOneWhichKeepsItsDistance() {
        during = () -> {
            if (polls.get() == 0) {
                trigger.told(null);
            }
        };
        trigger.told(null);
        awaitPolls(1);
        assertThat(executor.getQueue()).hasSize(1);
        assertThat(dueInMillis()).isGreaterThan(PushTrigger.GATHER_TIME.toMillis());
        awaitPolls(2);

        assertThat(executor.getQueue()).isEmpty();
    }

    @Test
    void aPollThatFailsIsTriedAgainAfterALongerPause() {
        outcome = PushTrigger.Outcome.FAILED;
        trigger.told(null);
        awaitPolls(1);
        assertThat(dueInMillis()).isGreaterThan(PushTrigger.SPACING.toMillis());
        outcome = PushTrigger.Outcome.DONE;
        awaitPolls(2);

        assertThat(executor.getQueue()).isEmpty();
    }

    @Test
    void whileAnotherPollRunsItIsTriedAgain() {
        outcome = PushTrigger.Outcome.BUSY;
        trigger.told(null);
        awaitPolls(1);
        assertThat(dueInMillis()).isBetween(0L, PushTrigger.SPACING.toMillis());
    }

    @Test
    void afterItsEndNothingIsPolled() {
        executor.setRemoveOnCancelPolicy(true);
        trigger.told("a");
        trigger.close();
        trigger.told("b");

        assertThat(executor.getQueue()).isEmpty();
    }
}
