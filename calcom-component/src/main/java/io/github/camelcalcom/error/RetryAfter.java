package io.github.camelcalcom.error;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads how long a server wants to be left alone. Cal.com sends no {@code Retry-After} on most operations; its own headers
 * {@code X-RateLimit-Reset-<limit>} count the seconds to go, whatever the limits of a credential are called. Immutable.
 */
public final class RetryAfter {

    private final Clock clock;

    /** @param clock the time of the day, for a server that tells an instant */
    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** The time to wait by the headers of an answer, never negative; null if they contain none. */
    Duration of(int status, HeaderView headers) {
        Duration wait = requestedWait(headers);
        return wait == null && status == 429 ? untilReset(headers) : wait;
    }

    /**
     * The time to wait by {@code Retry-After}, which holds seconds or a date.
     *
     * @param  headers of the answer
     * @return         never negative; null if it is not there or cannot be read
     */
    public Duration requestedWait(HeaderView headers) {
        String retryAfter = headers.header("Retry-After");
        return retryAfter == null ? null : read(retryAfter.strip());
    }

    /** Null if the text is neither seconds nor a date: a header that cannot be read is as good as none. */
    private Duration read(String value) {
        long seconds = LimitReset.number(value.startsWith("-") ? value.substring(1) : value);
        if (seconds >= 0) {
            return value.startsWith("-") ? Duration.ZERO : Duration.ofSeconds(seconds);
        }
        try {
            return until(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    /**
     * Of several limits of a credential, the server refuses only while every one is used up, so the first to be reset ends the wait. One
     * that has calls left, beside that of an operation which has none, is not what refuses.
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
