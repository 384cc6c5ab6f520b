package io.github.camelcalcom.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a feed has come, in the server's time. Remembers which bookings were delivered within the overlap only, so that its size follows
 * the rate of changes, not their number. Not thread safe.
 */
final class FeedPosition {

    private final Instant floor;
    private final Duration overlap;
    private final Map<String, Instant> delivered = new HashMap<>();
    private Instant watermark;

    /**
     * @param start   changes before it are not delivered
     * @param overlap how far behind the watermark a change may still appear
     */
    FeedPosition(Instant start, Duration overlap) {
        this.floor = start;
        this.watermark = start;
        this.overlap = overlap;
    }

    /** Where the next reading begins. */
    Instant readFrom() {
        Instant from = watermark.minus(overlap);
        return from.isBefore(floor) ? floor : from;
    }

    Instant watermark() {
        return watermark;
    }

    /** A booking's timestamp only grows, so that the last one delivered tells about all before it. */
    boolean isDelivered(BookingChange change) {
        Instant last = delivered.get(change.uid());
        return last != null && !change.updatedAt().isAfter(last);
    }

    void markDelivered(BookingChange change) {
        delivered.put(change.uid(), change.updatedAt());
    }

    /** Whether no earlier state of the booking was delivered. */
    boolean isNew(BookingChange change) {
        return !delivered.containsKey(change.uid()) && !change.createdAt().isBefore(readFrom());
    }

    /** Moves on, never back; forgets what no reading will bring again. */
    void advanceTo(Instant instant) {
        if (instant.isAfter(watermark)) {
            watermark = instant;
            Instant readFrom = readFrom();
            delivered.values().removeIf(updatedAt -> updatedAt.isBefore(readFrom));
        }
    }
}
