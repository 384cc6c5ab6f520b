package io.github.camelcalcom.error;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads how long a server wants to be left alone. Cal.com sends no {@code Retry-After} on most operations; its own headers
 * {@code X-RateLimit-Reset-<limit>} count the seconds to go. Immutable.
 */
public final class RetryAfter {

    /** Above this a reset is an instant in seconds since 1970, not seconds to go. */
    private static final long EARLIEST_EPOCH = 1_000_000_000L;

    /** The limits that the API is known to have; each has headers of its own name. */
    private static final List<String> LIMITS = Stream.concat(Stream.of("Default"),
            Stream.of("Users", "Teams", "Org_teams").flatMap(owner -> Stream.of("emails", "phones").flatMap(
                    kind -> Stream.of("requests", "verify").map(action -> owner + "_verified_resources_" + kind + '_' + action)))).toList();

    private final Clock clock;

    /** @param clock the time of the day, for a server that tells an instant */
    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** The time to wait by the headers of an answer, never negative; null if they do not tell. */
    Duration of(int status, Function<String, String> headers) {
        Duration wait = told(headers);
        return wait == null && status == 429 ? untilReset(headers) : wait;
    }

    /**
     * The time to wait by {@code Retry-After}, which holds seconds or a date.
     *
     * @param  headers gives a header's value by its name, null if the answer does not have it
     * @return         never negative; null if it is not there or cannot be read
     */
    public Duration told(Function<String, String> headers) {
        String retryAfter = headers.apply("Retry-After");
        return retryAfter == null ? null : read(retryAfter.strip());
    }

    /** Null if the text is neither seconds nor a date: a header that cannot be read is as good as none. */
    private Duration read(String value) {
        Long seconds = number(value);
        if (seconds != null) {
            return Duration.ofSeconds(Math.max(0, seconds));
        }
        try {
            return until(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    /** The server refuses only while every limit is used up, so the first one to be reset ends the wait. */
    private Duration untilReset(Function<String, String> headers) {
        Duration first = null;
        for (String limit : LIMITS) {
            String reset = headers.apply("X-RateLimit-Reset-" + limit);
            Long seconds = reset == null ? null : number(reset.strip());
            if (seconds != null) {
                Duration wait = seconds > EARLIEST_EPOCH ? until(Instant.ofEpochSecond(seconds)) : Duration.ofSeconds(Math.max(0, seconds));
                first = first == null || wait.compareTo(first) < 0 ? wait : first;
            }
        }
        return first;
    }

    private Duration until(Instant instant) {
        Duration wait = Duration.between(clock.instant(), instant);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** A whole number that a number of seconds can be, else null. */
    private static Long number(String value) {
        return value.matches("-?\\d{1,11}") ? Long.valueOf(value) : null;
    }
}
