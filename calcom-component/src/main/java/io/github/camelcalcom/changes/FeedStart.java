package io.github.camelcalcom.changes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;

import io.github.camelcalcom.client.ParameterText;

/** Which change of a feed comes first. */
public final class FeedStart {

    private static final String NOW = "now";
    private static final String BEGINNING = "beginning";

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

    /** @param serverTime tells the time of the server; asked for {@code now} only */
    Instant resolve(Callable<Instant> serverTime) throws Exception {
        return instant != null ? instant : serverTime.call();
    }

    @Override
    public String toString() {
        return text;
    }
}
