/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * How a feed stands and how far it is behind its server, by this machine's time. Written by its ledger under the ledger's lock, and read
 * without it: that lock is held while the state is saved, and reading the figures must not wait for it.
 */
final class FeedGauges {

    private volatile long begun = System.nanoTime();
    private volatile long caughtUp = begun;
    private volatile Instant watermark;
    private volatile int waiting;
    private volatile long delivered;
    private volatile long duplicates;
    private volatile long failures;
    private volatile long dropped;

    /** @param goesOn whether the reading is the rest of one that did not come to its end */
    void readingBegins(boolean goesOn) {
        if (!goesOn) {
            begun = System.nanoTime();
        }
    }

    /** Everything has been read that was there when the reading began. */
    void readingEnds() {
        caughtUp = begun;
    }

    /** @param instant up to when everything was read, in the server's time */
    void watermark(Instant instant) {
        watermark = instant;
    }

    /** @param count how many failed deliveries wait */
    void waiting(int count) {
        waiting = count;
    }

    void delivered() {
        delivered++;
    }

    void duplicate() {
        duplicates++;
    }

    void failed() {
        failures++;
    }

    void dropped() {
        dropped++;
    }

    void dropped(int count) {
        dropped += count;
    }

    /** Returns the current figures without blocking. */
    FeedFigures figures() {
        return new FeedFigures(watermark, Duration.ofNanos(System.nanoTime() - caughtUp), delivered, duplicates, failures, waiting, dropped);
    }
}
