/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

import io.github.camelcalcom.client.ParameterText;

/** Which change of a feed comes first. */
public final class FeedStart {

    private static final String NOW = "now";
    private static final String BEGINNING = "beginning";
    /** How far the clock of the Date header may be ahead of the one that bookings get their timestamps from. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(10);

    private final String text;
    private final Instant instant;

    private FeedStart(String text, Instant instant) {
        this.text = text;
        this.instant = instant;
    }

    /**
     * Reads the option {@code since}.
     *
     * @param text {@code now}, {@code beginning} or an ISO 8601 time with a zone
     */
    public static FeedStart of(String text) {
        if (NOW.equals(text)) {
            return new FeedStart(text, null);
        }
        if (BEGINNING.equals(text)) {
            return new FeedStart(text, Instant.EPOCH);
        }
        try {
            return new FeedStart(text, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Invalid value '" + text + "' of the option since: expected now, beginning or a time with a"
                                               + " zone such as 2026-03-29T09:00:00Z" + ParameterText.plusHint(text), e);
        }
    }

    /** Whether only what happens from now on is wanted. */
    boolean isNow() {
        return instant == null;
    }

    /** Whether everything is wanted. */
    boolean isBeginning() {
        return Instant.EPOCH.equals(instant);
    }

    /** @param now tells the present time by the clock of the bookings; asked for {@code now} only */
    Instant resolve(Callable<Instant> now) throws Exception {
        return instant != null ? instant : now.call();
    }

    /**
     * Returns a time that is not later than the present by the clock that bookings get their timestamps from.
     *
     * @param date the present time by the Date header
     */
    static Instant before(Instant date) {
        return date.minus(MOST_AHEAD);
    }

    /**
     * Returns the present time by the clock of the bookings.
     *
     * @param date   the present time by the Date header
     * @param newest the latest timestamp of a booking since {@link #before}; null if there is none
     */
    static Instant now(Instant date, Instant newest) {
        Instant now = newest == null ? before(date) : newest.plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(date) ? now : date;
    }

    /** @return the later one; null if both are null */
    static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    @Override
    public String toString() {
        return text;
    }
}
