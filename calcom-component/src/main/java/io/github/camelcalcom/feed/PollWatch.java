/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Remembers when polls of a feed last made progress. Thread safe and never blocks. */
public final class PollWatch {

    /** How many delays may pass without a poll. */
    static final int DELAYS = 5;
    /** The shortest limit, whatever the delay: short delays must not turn a slow machine into a failure. */
    static final Duration SHORTEST_LIMIT = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private volatile long last;
    private volatile boolean progressed;

    public PollWatch() {
        this(System::nanoTime);
    }

    PollWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /**
     * Begins to watch.
     *
     * @param initialDelay the time until the first poll
     */
    public void start(Duration initialDelay) {
        progressed = false;
        last = nanoTime.getAsLong() + initialDelay.toNanos();
    }

    /** A poll has ended, or has received an answer, or has begun or ended a delivery. */
    public void progress() {
        last = nanoTime.getAsLong();
        progressed = true;
    }

    /** The consumer has been resumed: polls that were left out meanwhile do not count. */
    public void resume() {
        last = nanoTime.getAsLong();
    }

    /**
     * The present status.
     *
     * @param due         whether polls are expected
     * @param delay       between two polls
     * @param longestCall how long a single call of the server may take
     */
    public PollStatus status(boolean due, Duration delay, Duration longestCall) {
        Duration idle = Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - last));
        Duration delays = Duration.ofMillis(saturatedMillis(delay));
        Duration limit = delays.compareTo(SHORTEST_LIMIT) > 0 ? delays : SHORTEST_LIMIT;
        return new PollStatus(due, progressed ? Instant.now().minus(idle) : null, idle, limit.plus(longestCall));
    }

    private static long saturatedMillis(Duration delay) {
        long most = TimeUnit.DAYS.toMillis(36_500);
        return delay.toDays() > 36_500 / DELAYS ? most : delay.multipliedBy(DELAYS).toMillis();
    }
}
