/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given polls of a feed, then they are stalled only if none has made progress for longer than the delay explains. */
class PollWatchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration CALL = Duration.ofMinutes(3);

    private long now;
    private final PollWatch watch = new PollWatch(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private PollStatus status(Duration delay) {
        return watch.status(true, delay, CALL);
    }

    @Test
    void severalDelaysAndACallMayPass() {
        watch.start(Duration.ZERO);
        watch.progress();
        pass(Duration.ofMinutes(8));
        assertThat(status(MINUTE).isStalled()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(status(MINUTE).isStalled()).isTrue();
        assertThat(status(MINUTE).limit()).isEqualTo(Duration.ofMinutes(8));
        assertThat(status(Duration.ofHours(1)).isStalled()).as("a long delay").isFalse();
        assertThat(watch.status(false, MINUTE, CALL).isStalled()).as("no poll is due").isFalse();
    }

    @Test
    void progressOfAPollThatRunsCounts() {
        watch.start(Duration.ZERO);
        for (int page = 0; page < 100; page++) {
            pass(Duration.ofMinutes(2));
            watch.progress();
            assertThat(status(MINUTE).isStalled()).isFalse();
        }
    }

    @Test
    void aShortDelayDoesNotMakeTheLimitShort() {
        assertThat(watch.status(true, Duration.ofMillis(1), Duration.ofSeconds(1)).limit()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void theInitialDelayDoesNotCount() {
        watch.start(Duration.ofHours(10));
        pass(Duration.ofHours(10).plusMinutes(8));
        assertThat(status(MINUTE).isStalled()).isFalse();
        assertThat(status(MINUTE).last()).as("nothing was polled").isNull();
        pass(Duration.ofMillis(1));
        assertThat(status(MINUTE).isStalled()).isTrue();
    }

    @Test
    void theTimeBeforeAResumeDoesNotCount() {
        watch.start(Duration.ZERO);
        pass(Duration.ofHours(1));
        watch.resume();
        assertThat(status(MINUTE).isStalled()).isFalse();
    }

    @Test
    void theLongestDelayIsPossible() {
        assertThat(status(Duration.ofMillis(Long.MAX_VALUE)).isStalled()).isFalse();
    }
}
