/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one poll of a feed run at a time, whatever begins it. Remembers how the latest polls ended that Camel does not count: those that a
 * webhook caused, and those of the schedule that threw an Error. Thread safe; never blocks.
 */
public final class PollGate {

    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Failures uncounted;

    /**
     * Polls in a row that failed.
     *
     * @param last why the last one did; null if none did
     */
    public record Failures(long count, Throwable last) {
    }

    /** Whether a poll may begin; if so, {@link #leave} has to follow. */
    public boolean enter() {
        return busy.compareAndSet(false, true);
    }

    public void leave() {
        busy.set(false);
    }

    /** Whether a poll runs. */
    public boolean isBusy() {
        return busy.get();
    }

    /** What failed since the last poll that Camel counted; null if no other poll has ended since. */
    public Failures uncounted() {
        return uncounted;
    }

    /** A poll has ended that Camel counts, or the feed is started again. */
    public void counted() {
        uncounted = null;
    }

    /** A poll that Camel does not count has succeeded. */
    public void succeeded() {
        uncounted = new Failures(0, null);
    }

    /**
     * A poll that Camel does not count has failed.
     *
     * @param before how many in a row had failed before
     */
    public void failed(long before, Throwable reason) {
        uncounted = new Failures(before + 1, reason);
    }
}
