/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;

/**
 * The time until which the server may still execute a request without a usable answer, and the growing pauses between the look-ups. For one
 * call; not thread safe.
 */
final class Horizon {

    private static final long SHORTEST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
    private static final int MOST_FIRST_PAUSES = 50;
    private static final int LONG_PAUSES = 6;

    private final Waits waits;
    private final long length;
    private long end;
    private long pause;

    /** A horizon that begins now. */
    Horizon(Waits waits, Duration length) {
        this.waits = waits;
        this.length = length.toNanos();
        this.pause = Math.max(SHORTEST_PAUSE, Math.min(FIRST_PAUSE, this.length / MOST_FIRST_PAUSES));
        restart();
    }

    /** Begins again now. The pauses continue to grow. Returns the end. */
    long restart() {
        end = waits.nanoTime() + length;
        return end;
    }

    /** Ends at the end of an earlier horizon. */
    void endAt(long nanoTime) {
        end = nanoTime;
    }

    /** Whether the server will not execute the request any more. */
    boolean isPassed() {
        return waits.nanoTime() - end >= 0;
    }

    /** Whether to stop asking a server that cannot be reached. */
    boolean isFarPassed() {
        return waits.nanoTime() - end >= length;
    }

    /** Returns the next pause in nanoseconds. A pause that begins before the horizon ends does not last longer than the horizon. */
    long nextPause() {
        long left = end - waits.nanoTime();
        long next = left > 0 ? Math.min(left, pause) : pause;
        pause = Math.max(SHORTEST_PAUSE, Math.min(pause * 2, length / LONG_PAUSES));
        return next;
    }
}
