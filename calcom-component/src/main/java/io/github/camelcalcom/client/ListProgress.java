/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

import io.github.camelcalcom.pacing.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the reading of a list has come. A reading that takes long logs a line every five seconds; a short one logs nothing. It has no
 * timer: each page is an occasion to log. For one writing thread; all figures can be read by any thread.
 */
public final class ListProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListProgress.class);
    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final Timers timers;
    private final ListReadings readings;
    private final long start;
    private long lastLine;
    private boolean hasLogged;
    private volatile long pages;
    private volatile long items;
    private volatile long total = -1;
    private volatile long end;
    private volatile boolean closed;

    /**
     * @param name     what is read, for example {@code bookings/list}; appears in the log
     * @param readings the readings that this one is a part of
     */
    ListProgress(String name, Timers timers, ListReadings readings) {
        this.name = name;
        this.timers = timers;
        this.readings = readings;
        this.start = timers.nanoTime();
        this.lastLine = start;
    }

    /** Counts what was read. */
    public void read(long morePages, long moreItems) {
        pages = pages + morePages;
        items = items + moreItems;
        readings.read(morePages, moreItems);
        long now = timers.nanoTime();
        if (now - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = now;
            hasLogged = true;
            LOG.info("Reading {}: {}", name, this);
        }
    }

    /** Counts a page, and notes the number of items that the server reports. */
    void read(CalcomResponse page, int count, int maxItems) {
        if (page.field("pagination.totalItems") instanceof Number reported) {
            expect(maxItems > 0 ? Math.min(maxItems, reported.longValue()) : reported.longValue());
        }
        read(1, count);
    }

    /** Sets the number of items that are expected, as the server reports it; not positive if it is unknown. Filters may make it too large. */
    public void expect(long count) {
        total = count;
    }

    /** Ends the reading. The line of the end is logged if earlier ones were. Further calls have no effect. */
    @Override
    public void close() {
        if (!closed) {
            end = timers.nanoTime();
            closed = true;
            readings.ended(this);
            if (hasLogged) {
                LOG.info("Reading {} has ended: {}", name, this);
            }
        }
    }

    /** Returns what is read. */
    public String getName() {
        return name;
    }

    /** Returns the number of pages that were read. */
    public long getPages() {
        return pages;
    }

    /** Returns the number of items that were read. */
    public long getItems() {
        return items;
    }

    /** Returns the number of items that the server reports; -1 if it is unknown. Filters may make it too large. */
    public long getTotal() {
        return total > 0 && total >= items ? total : -1;
    }

    /** Returns the time since the begin of the reading, or the time that it took. */
    public Duration getElapsed() {
        return Duration.ofNanos((closed ? end : timers.nanoTime()) - start);
    }

    /** Returns the number of items that were read in a second, on average. */
    public double getItemsPerSecond() {
        long nanos = getElapsed().toNanos();
        return nanos <= 0 ? 0 : items * NANOS_PER_SECOND / nanos;
    }

    /** Returns the estimated time until the end of the reading; null if it is unknown. */
    public Duration getTimeLeft() {
        double rate = getItemsPerSecond();
        long expected = getTotal();
        return closed || expected < 0 || rate <= 0 ? null : Duration.ofMillis(Math.round((expected - items) * 1_000 / rate));
    }

    /** Returns the line of the log, for example {@code 40 pages, 4,000 items of 100,000 in 12 s, 333 items/s, about 4 min 48 s left}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        LongConsumer number = value -> text.append(String.format(Locale.ROOT, "%,d", value));
        number.accept(pages);
        text.append(pages == 1 ? " page, " : " pages, ");
        number.accept(items);
        text.append(items == 1 ? " item" : " items");
        if (getTotal() >= 0) {
            text.append(" of ");
            number.accept(getTotal());
        }
        text.append(" in ").append(text(getElapsed())).append(", ");
        number.accept(Math.round(getItemsPerSecond()));
        text.append(" items/s");
        Duration left = getTimeLeft();
        return left == null ? text.toString() : text.append(", about ").append(text(left)).append(" left").toString();
    }

    private static String text(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60 ? seconds + " s" : seconds < 3_600 ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
    }
}
