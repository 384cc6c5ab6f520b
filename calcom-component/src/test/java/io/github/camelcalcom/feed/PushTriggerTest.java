/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a notification, then polls are due as they should be: the executor contains all polls that will run. */
class PushTriggerTest {

    private final Schedule schedule = new Schedule();
    private int polls;
    private PushTrigger.Outcome outcome = PushTrigger.Outcome.DONE;
    private Runnable during = () -> { };
    private final PushTrigger trigger = new PushTrigger(schedule, () -> {
        during.run();
        polls++;
        return outcome;
    }, () -> schedule.now);

    @AfterEach
    void stop() {
        schedule.shutdownNow();
    }

    @Test
    void aBurstIsOnePollAndNothingMoreOnceItHasBroughtEverything() {
        during = () -> IntStream.range(0, 100).forEach(index -> trigger.received("u" + index));
        IntStream.range(0, 100).forEach(index -> trigger.bookingChanged("u" + index));
        assertThat(schedule.due()).containsExactly(PushTrigger.GATHER_TIME);
        schedule.runNext();

        assertThat(schedule.due()).isEmpty();
    }

    @Test
    void aPollIsDueWithinASecond() {
        trigger.bookingChanged("a");

        assertThat(schedule.due()).singleElement().satisfies(delay -> assertThat(delay).isLessThan(Duration.ofSeconds(1)));
    }

    @Test
    void whatDidNotComeIsLookedForOnceMoreAndNotAThirdTime() {
        IntStream.range(0, 100).forEach(index -> trigger.bookingChanged("u" + index));
        schedule.runNext();
        assertThat(schedule.due()).containsExactly(PushTrigger.FOLLOW_UP.minus(PushTrigger.GATHER_TIME));
        schedule.runNext();

        assertThat(schedule.due()).isEmpty();
    }

    @Test
    void whatIsToldDuringAPollIsAnotherOneWhichKeepsItsDistance() {
        during = () -> {
            if (polls == 0) {
                trigger.bookingChanged(null);
            }
        };
        trigger.bookingChanged(null);
        schedule.runNext();
        assertThat(schedule.due()).containsExactly(PushTrigger.SPACING);
        schedule.runNext();

        assertThat(schedule.due()).isEmpty();
    }

    @Test
    void aPollThatFailsIsTriedAgainAfterALongerPause() {
        outcome = PushTrigger.Outcome.FAILED;
        trigger.bookingChanged(null);
        schedule.runNext();
        assertThat(schedule.due()).containsExactly(PushTrigger.SPACING.multipliedBy(2));
        outcome = PushTrigger.Outcome.DONE;
        schedule.runNext();

        assertThat(schedule.due()).isEmpty();
    }

    @Test
    void aPollThatThrowsAnErrorIsTriedAgain() {
        during = () -> {
            during = () -> { };
            throw new NoClassDefFoundError("test");
        };
        trigger.bookingChanged("a");

        schedule.runNext();
        schedule.runNext();

        assertThat(polls).as("polls that came to their end").isEqualTo(1);
    }

    @Test
    void whileAnotherPollRunsItIsTriedAgain() {
        outcome = PushTrigger.Outcome.BUSY;
        trigger.bookingChanged(null);
        schedule.runNext();
        assertThat(schedule.due()).containsExactly(PushTrigger.SPACING);
    }

    @Test
    void afterItsEndNothingIsPolled() {
        trigger.bookingChanged("a");
        trigger.close();
        trigger.bookingChanged("b");

        assertThat(schedule.due()).isEmpty();
    }

    /** What waits runs when the test says so, at the time for which it was scheduled. */
    private static final class Schedule extends ScheduledThreadPoolExecutor {

        private final List<Due> tasks = new ArrayList<>();
        private long now;

        Schedule() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            Due task = new Due(command, now + unit.toNanos(delay));
            tasks.add(task);
            return task;
        }

        /** How long each task still waits. */
        List<Duration> due() {
            return waiting().map(task -> Duration.ofNanos(task.at - now)).toList();
        }

        void runNext() {
            Due next = waiting().min(Comparator.naturalOrder()).orElseThrow();
            now = next.at;
            next.run();
        }

        private Stream<Due> waiting() {
            return tasks.stream().filter(task -> !task.isDone());
        }

        private final class Due extends FutureTask<Void> implements ScheduledFuture<Void> {

            private final long at;

            Due(Runnable command, long at) {
                super(command, null);
                this.at = at;
            }

            @Override
            public long getDelay(TimeUnit unit) {
                return unit.convert(at - now, TimeUnit.NANOSECONDS);
            }

            @Override
            public int compareTo(Delayed other) {
                return Long.compare(at, ((Due) other).at);
            }
        }
    }
}
