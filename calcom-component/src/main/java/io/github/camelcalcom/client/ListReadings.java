/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelcalcom.pacing.Timers;

/** The lists that a component reads completely, and what it has read of them since its start. Thread safe. */
public final class ListReadings {

    private final Timers timers;
    private final Set<ListProgress> running = ConcurrentHashMap.newKeySet();
    private final LongAdder pages = new LongAdder();
    private final LongAdder items = new LongAdder();

    /** @param timers the clock of the readings */
    public ListReadings(Timers timers) {
        this.timers = timers;
    }

    /**
     * Begins a reading, which must be closed.
     *
     * @param name what is read, for example {@code bookings/list}
     */
    public ListProgress begin(String name) {
        ListProgress reading = new ListProgress(name, timers, this);
        running.add(reading);
        return reading;
    }

    /** Returns the readings that have not ended, the longest first. */
    public List<ListProgress> running() {
        // the times are copied, because they change while they are compared
        return running.stream().map(reading -> Map.entry(reading, reading.getElapsed()))
                .sorted(Map.Entry.<ListProgress, Duration> comparingByValue().reversed()).map(Map.Entry::getKey).toList();
    }

    /** Returns the number of pages that were read. */
    public long pages() {
        return pages.sum();
    }

    /** Returns the number of items that were read. */
    public long items() {
        return items.sum();
    }

    void read(long morePages, long moreItems) {
        pages.add(morePages);
        items.add(moreItems);
    }

    void ended(ListProgress reading) {
        running.remove(reading);
    }
}
