/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a feed that shares threads with others, when its polls take long, then they move to the threads for slow polls, and back. */
class PollLaneTest {

    private final AtomicLong now = new AtomicLong();
    private final PollLane lane = new PollLane(now::get);

    private void poll(boolean onQuickThread, Duration takes) {
        lane.begin(onQuickThread);
        now.addAndGet(takes.toNanos());
        lane.end();
    }

    @Test
    void aFeedBeginsAmongTheQuickOnesAndStaysWhileItsPollsAreQuick() {
        assertThat(lane.isSlow()).isFalse();
        poll(true, PollLane.QUICK);
        assertThat(lane.isSlow()).isFalse();
        assertThat(lane.isUnfinished()).isFalse();
    }

    @Test
    void aLongPollIsFollowedByPollsOnThreadsForSlowPollsUntilOneIsQuick() {
        poll(true, PollLane.QUICK.plusMillis(1));
        assertThat(lane.isSlow()).isTrue();
        assertThat(lane.isUnfinished()).as("it has read to its end").isFalse();
        poll(false, PollLane.QUICK.plusMillis(1));
        assertThat(lane.isSlow()).isTrue();
        poll(false, PollLane.QUICK);
        assertThat(lane.isSlow()).isFalse();
    }

    @Test
    void aPollThatDeliversForLongEndsOnlyOnAThreadForQuickPolls() {
        lane.begin(true);
        now.addAndGet(PollLane.QUICK.toNanos());
        assertThat(lane.isOver()).isFalse();
        now.incrementAndGet();
        assertThat(lane.isOver()).isTrue();
        lane.end();
        assertThat(lane.isUnfinished()).isTrue();

        lane.begin(false);
        now.addAndGet(PollLane.QUICK.toNanos() + 1);
        assertThat(lane.isOver()).isFalse();
        assertThat(lane.isQuick()).isFalse();
        lane.end();
        assertThat(lane.isUnfinished()).isFalse();
    }

    @Test
    void aPollThatHadNoTurnIsContinuedAmongTheSlowOnes() {
        lane.begin(true);
        lane.leaveUnfinished();
        lane.end();

        assertThat(lane.isUnfinished()).isTrue();
        assertThat(lane.isSlow()).isTrue();
    }
}
