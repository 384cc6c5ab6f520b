/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the time to wait that a server requests. Cal.com does not send {@code Retry-After} for most operations. Its headers
 * {@code X-RateLimit-Reset-<limit>} contain the remaining seconds, for limits of any name. Immutable.
 */
public final class RetryAfter {

    private final Clock clock;

    /** @param clock the clock that an instant of the server is compared with */
    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** Returns the time to wait by the headers of a response, never negative; null if they contain none. */
    Duration of(int status, HeaderView headers) {
        Duration wait = requestedWait(headers);
        return wait == null && status == 429 ? untilReset(headers) : wait;
    }

    /**
     * Returns the time to wait by {@code Retry-After}, which contains seconds or a date.
     *
     * @param  headers of the response
     * @return         never negative; null if it is missing or invalid
     */
    public Duration requestedWait(HeaderView headers) {
        String retryAfter = headers.header("Retry-After");
        return retryAfter == null ? null : read(retryAfter.strip());
    }

    /** Returns null if the text is neither seconds nor a date: an invalid header counts as missing. */
    private Duration read(String value) {
        long seconds = LimitReset.number(value.startsWith("-") ? value.substring(1) : value);
        if (seconds >= 0) {
            return value.startsWith("-") ? Duration.ZERO : Duration.ofSeconds(seconds);
        }
        Instant date = HttpDate.parse(value);
        return date == null ? null : until(date);
    }

    /**
     * If a credential has several limits, the server refuses calls only while all of them are used up. So the first reset ends the wait. If a
     * limit has remaining calls and that of an operation has none, the limit of the operation is the cause of the refusal.
     */
    private Duration untilReset(HeaderView headers) {
        List<Duration> usedUp = new ArrayList<>(2);
        headers.forEach((header, value) -> {
            if (header.regionMatches(true, 0, LimitReset.RESET, 0, LimitReset.RESET.length())) {
                String limit = header.substring(LimitReset.RESET.length());
                long reset = LimitReset.number(value);
                if (reset >= 0 && LimitReset.number(headers.header(LimitReset.REMAINING + limit)) <= 0) {
                    usedUp.add(LimitReset.isInstant(reset) ? until(Instant.ofEpochSecond(reset)) : Duration.ofSeconds(reset));
                }
            }
        });
        return usedUp.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private Duration until(Instant instant) {
        Duration wait = Duration.between(clock.instant(), instant);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
