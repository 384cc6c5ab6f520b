package io.github.camelcalcom.resilience;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.RetryAfter;

/**
 * Reads the limits that an answer tells: {@code X-RateLimit-Limit-}, {@code -Remaining-} and {@code -Reset-<name>}. The reset is what is left
 * of the window in seconds, rounded up. The credential's usual limit is named {@code Default}; credentials with limits of their own, and
 * operations with one, have other names instead. Source: observed answers, and the server's throttler guard.
 */
final class LimitHeaders {

    static final String DEFAULT = "Default";
    static final String DEFAULT_LIMIT = "X-RateLimit-Limit-" + DEFAULT;

    private static final String LIMIT = "X-RateLimit-Limit-";
    private static final String REMAINING = "X-RateLimit-Remaining-";
    private static final String RESET = "X-RateLimit-Reset-";

    /** Above this a reset is an instant in seconds since 1970, not seconds to go. */
    private static final long EARLIEST_EPOCH = 1_000_000_000L;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** How uncertain a window's end is if it is not known when the call was sent. */
    private static final long VAGUE = TimeUnit.HOURS.toNanos(1);
    /** No server means a wait of more than that; more nanoseconds might not fit a long. */
    private static final long LONGEST = TimeUnit.DAYS.toNanos(365);
    private static final int LONGEST_NUMBER = 11;

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
                if (header.regionMatches(true, 0, LIMIT, 0, LIMIT.length())) {
                    String name = header.substring(LIMIT.length()).toLowerCase(Locale.ROOT);
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
        Duration wait = retryAfter.told(headers::header);
        return wait == null ? -1 : Math.min(TimeUnit.SECONDS.toNanos(wait.toSeconds()), LONGEST) + wait.toNanosPart();
    }

    private void add(List<ToldLimit> told, String name, String limitText, HeaderView headers, long sentAt, long now) {
        long limit = number(limitText);
        if (limit < 1) {
            return;
        }
        long remaining = number(headers.header(REMAINING + name));
        long reset = number(headers.header(RESET + name));
        int calls = (int) Math.min(limit, Integer.MAX_VALUE);
        int left = remaining < 0 ? calls : (int) Math.min(remaining, calls);
        if (reset < 0) {
            told.add(new ToldLimit(name, calls, left, 0, 0, 0, false));
        } else if (reset > EARLIEST_EPOCH) {
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

    /** -1 if there is none, or what is there is none. Read with each answer, so by hand. */
    private static long number(String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
            return -1;
        }
        for (int index = 0; index < digits.length(); index++) {
            if (digits.charAt(index) < '0' || digits.charAt(index) > '9') {
                return -1;
            }
        }
        return Long.parseLong(digits);
    }
}
