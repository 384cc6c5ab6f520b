/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides on which threads a feed is polled, if many feeds share them. The threads for quick polls must soon be free for the next feed: a poll
 * there neither waits for the rate limit nor goes on for long. A feed whose poll takes long is polled on the threads for slow polls, until a
 * poll of it is quick again. Polls of one feed do not overlap. Thread safe.
 */
public final class PollLane {

    /** How long a quick poll may take. A poll of a feed that is up to date makes one call. */
    public static final Duration QUICK = Duration.ofSeconds(5);
    /** How long a call of a quick poll may wait for its turn, and before it is repeated. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private volatile long begun;
    private volatile boolean quick;
    private volatile boolean unfinished;
    private volatile boolean slow;

    public PollLane() {
        this(System::nanoTime);
    }

    PollLane(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A poll begins.
     *
     * @param onQuickThread whether its thread is one for quick polls
     */
    public void begin(boolean onQuickThread) {
        begun = nanoTime.getAsLong();
        unfinished = false;
        quick = onQuickThread;
    }

    /** The poll has ended. */
    public void end() {
        slow = unfinished || isLong();
        quick = false;
    }

    /** Whether the poll that runs must be quick. */
    public boolean isQuick() {
        return quick;
    }

    /** Whether the poll that runs must end, since it has taken too long for its thread. It is to be continued on another one. */
    public boolean isOver() {
        if (quick && isLong()) {
            unfinished = true;
        }
        return unfinished;
    }

    /** The poll that runs ends early, and is to be continued on a thread for slow polls. */
    public void leaveUnfinished() {
        unfinished = true;
    }

    /** Whether the last poll has to be continued at once. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** Whether the next poll needs a thread for slow polls. */
    public boolean isSlow() {
        return slow;
    }

    private boolean isLong() {
        return nanoTime.getAsLong() - begun > QUICK.toNanos();
    }
}
