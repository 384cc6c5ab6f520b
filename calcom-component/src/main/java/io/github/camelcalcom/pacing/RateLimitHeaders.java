/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.HeaderView;
import io.github.camelcalcom.error.LimitReset;
import io.github.camelcalcom.error.RetryAfter;

/**
 * Reads the limits that a response announces: {@code X-RateLimit-Limit-}, {@code -Remaining-} and {@code -Reset-<name>}. The reset is the rest
 * of the window in seconds, rounded up. The usual limit of a credential is named {@code Default}. Special limits of credentials
 * and operations have other names instead. Source: responses of the hosted service, and the throttler guard of the open-source server.
 */
final class RateLimitHeaders {

    static final String DEFAULT = "Default";
    static final String DEFAULT_LIMIT = LimitReset.LIMIT + DEFAULT;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** The uncertainty of a window's end if the time of sending is not known: more than any window, so that such an end is not used. */
    private static final long UNCERTAIN = TimeUnit.HOURS.toNanos(1);
    /** A year, which is longer than any wait. A longer time in nanoseconds might not fit a long. */
    private static final long LONGEST = TimeUnit.DAYS.toNanos(365);

    private final Clock clock;
    private final RetryAfter retryAfter;

    RateLimitHeaders(Clock clock) {
        this.clock = clock;
        this.retryAfter = new RetryAfter(clock);
    }

    /**
     * One limit as a response announces it.
     *
     * @param name        the limit's name in its headers
     * @param limit       the maximum number of calls in a window
     * @param remaining   the remaining calls when the server counted this one
     * @param toGo        the rest of the window in nanoseconds, rounded up
     * @param earliestEnd the earliest possible end of the window
     * @param latestEnd   the latest possible end of the window
     * @param hasEnd      whether the response announces the end; otherwise the three preceding values have no meaning
     */
    record Limit(String name, int limit, int remaining, long toGo, long earliestEnd, long latestEnd, boolean hasEnd) {
    }

    /**
     * The limits that a response announces; empty if none.
     *
     * @param sentAt when the call was sent, or {@link Turn#NOT_COUNTED}
     * @param now    when the response arrived
     * @param all    whether to look for other names even if the usual one is present
     */
    List<Limit> read(HeaderView headers, long sentAt, long now, boolean all) {
        List<Limit> limits = new ArrayList<>(1);
        add(limits, DEFAULT, headers.header(DEFAULT_LIMIT), headers, sentAt, now);
        if (all || limits.isEmpty()) {
            headers.forEach((header, value) -> {
                if (header.regionMatches(true, 0, LimitReset.LIMIT, 0, LimitReset.LIMIT.length())) {
                    String name = header.substring(LimitReset.LIMIT.length()).toLowerCase(Locale.ROOT);
                    if (!name.equalsIgnoreCase(DEFAULT)) {
                        add(limits, name, value, headers, sentAt, now);
                    }
                }
            });
        }
        return limits;
    }

    /** The value of {@code Retry-After} in nanoseconds; -1 without one. */
    long retryAfterNanos(HeaderView headers) {
        Duration wait = retryAfter.requestedWait(headers);
        return wait == null ? -1 : Math.min(TimeUnit.SECONDS.toNanos(wait.toSeconds()), LONGEST) + wait.toNanosPart();
    }

    private void add(List<Limit> limits, String name, String limitText, HeaderView headers, long sentAt, long now) {
        long limit = LimitReset.number(limitText);
        if (limit < 1) {
            return;
        }
        long remaining = LimitReset.number(headers.header(LimitReset.REMAINING + name));
        long reset = LimitReset.number(headers.header(LimitReset.RESET + name));
        int calls = (int) Math.min(limit, Integer.MAX_VALUE);
        int left = remaining < 0 ? calls : (int) Math.min(remaining, calls);
        if (reset < 0) {
            limits.add(new Limit(name, calls, left, 0, 0, 0, false));
        } else if (LimitReset.isInstant(reset)) {
            // an instant is truncated to a second, and does not depend on the duration of the call
            long toGo = Math.max(0,
                    Math.min(TimeUnit.MILLISECONDS.toNanos(TimeUnit.SECONDS.toMillis(reset) - clock.millis()), LONGEST) + SECOND);
            limits.add(new Limit(name, calls, left, toGo, now + toGo - 2 * SECOND, now + toGo, true));
        } else {
            long toGo = Math.min(TimeUnit.SECONDS.toNanos(reset), LONGEST);
            long earliest = sentAt == Turn.NOT_COUNTED ? now + toGo - UNCERTAIN : sentAt + toGo - SECOND;
            limits.add(new Limit(name, calls, left, toGo, earliest, now + toGo, true));
        }
    }
}
