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
 * Reads the limits that an answer tells: {@code X-RateLimit-Limit-}, {@code -Remaining-} and {@code -Reset-<name>}. The reset is what is left
 * of the window in seconds, rounded up. The credential's usual limit is named {@code Default}; credentials with limits of their own, and
 * operations with one, have other names instead. Source: observed answers, and the server's throttler guard.
 */
final class LimitHeaders {

    static final String DEFAULT = "Default";
    static final String DEFAULT_LIMIT = LimitReset.LIMIT + DEFAULT;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** How uncertain a window's end is if it is not known when the call was sent. */
    private static final long VAGUE = TimeUnit.HOURS.toNanos(1);
    /** No server means a wait of more than that; more nanoseconds might not fit a long. */
    private static final long LONGEST = TimeUnit.DAYS.toNanos(365);

    private final Clock clock;
    private final RetryAfter retryAfter;

    LimitHeaders(Clock clock) {
        this.clock = clock;
        this.retryAfter = new RetryAfter(clock);
    }

    /**
     * The limits that an answer tells; empty if none.
     *
     * @param sentAt when the call was sent, or {@link Pacer#NOT_COUNTED}
     * @param now    when it was answered
     * @param all    whether to look for other names even if there is the usual one
     */
    List<ToldLimit> read(HeaderView headers, long sentAt, long now, boolean all) {
        List<ToldLimit> told = new ArrayList<>(1);
        add(told, DEFAULT, headers.header(DEFAULT_LIMIT), headers, sentAt, now);
        if (all || told.isEmpty()) {
            headers.forEach((header, value) -> {
                if (header.regionMatches(true, 0, LimitReset.LIMIT, 0, LimitReset.LIMIT.length())) {
                    String name = header.substring(LimitReset.LIMIT.length()).toLowerCase(Locale.ROOT);
                    if (!name.equalsIgnoreCase(DEFAULT)) {
                        add(told, name, value, headers, sentAt, now);
                    }
                }
            });
        }
        return told;
    }

    /** How long the server wants to be left alone by {@code Retry-After}, in nanoseconds; -1 if it does not say. */
    long retryAfterNanos(HeaderView headers) {
        Duration wait = retryAfter.told(headers);
        return wait == null ? -1 : Math.min(TimeUnit.SECONDS.toNanos(wait.toSeconds()), LONGEST) + wait.toNanosPart();
    }

    private void add(List<ToldLimit> told, String name, String limitText, HeaderView headers, long sentAt, long now) {
        long limit = LimitReset.number(limitText);
        if (limit < 1) {
            return;
        }
        long remaining = LimitReset.number(headers.header(LimitReset.REMAINING + name));
        long reset = LimitReset.number(headers.header(LimitReset.RESET + name));
        int calls = (int) Math.min(limit, Integer.MAX_VALUE);
        int left = remaining < 0 ? calls : (int) Math.min(remaining, calls);
        if (reset < 0) {
            told.add(new ToldLimit(name, calls, left, 0, 0, 0, false));
        } else if (LimitReset.isInstant(reset)) {
            // an instant does not depend on when the answer was on its way, but is cut to a second
            long toGo = Math.max(0,
                    Math.min(TimeUnit.MILLISECONDS.toNanos(TimeUnit.SECONDS.toMillis(reset) - clock.millis()), LONGEST) + SECOND);
            told.add(new ToldLimit(name, calls, left, toGo, now + toGo - 2 * SECOND, now + toGo, true));
        } else {
            long toGo = Math.min(TimeUnit.SECONDS.toNanos(reset), LONGEST);
            long earliest = sentAt == Pacer.NOT_COUNTED ? now + toGo - VAGUE : sentAt + toGo - SECOND;
            told.add(new ToldLimit(name, calls, left, toGo, earliest, now + toGo, true));
        }
    }
}
