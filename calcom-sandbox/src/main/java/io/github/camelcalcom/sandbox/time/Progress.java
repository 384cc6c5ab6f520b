/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Logs how far long work has come: a line every five seconds, and nothing for short work. It has no timer: each item is an occasion to log.
 * Not thread safe.
 */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final String work;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastLine;
    private long items;
    private long total;

    /**
     * @param work     description of the work and its items, for example {@code Seeding bookings}
     * @param nanoTime clock as of {@link System#nanoTime()}
     */
    public Progress(String work, LongSupplier nanoTime) {
        this.work = work;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastLine = start;
    }

    /** Sets the number of items that are expected; 0 if it is unknown. */
    public void expect(long count) {
        total = count;
    }

    /** Counts an item. */
    public void one() {
        items++;
        long now = nanoTime.getAsLong();
        if (now - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = now;
            LOG.info("{}: {}", work, line(now));
        }
    }

    /** Logs the line of the end, if earlier lines were logged. */
    public void end() {
        if (lastLine != start) {
            LOG.info("{} has ended: {}", work, line(nanoTime.getAsLong()));
        }
    }

    private String line(long now) {
        double seconds = (now - start) / NANOS_PER_SECOND;
        double rate = items / seconds;
        boolean isTotalKnown = total >= items && total > 0;
        String left = isTotalKnown && total > items ? String.format(Locale.ROOT, ", about %,d s left", Math.round((total - items) / rate)) : "";
        return String.format(Locale.ROOT, "%,d%s in %,.0f s, %,.0f/s%s", items, isTotalKnown ? String.format(Locale.ROOT, " of %,d", total) : "",
                seconds, rate, left);
    }
}
