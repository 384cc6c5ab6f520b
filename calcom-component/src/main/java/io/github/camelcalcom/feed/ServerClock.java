/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;

import io.github.camelcalcom.error.CalcomServerException;

/**
 * Compares the clock of the {@code Date} header with the one that bookings get their timestamps from: they may be those of two machines. A
 * booking shows that its clock had reached its timestamp when it was read. So a header is never further ahead than it is later than the newest
 * booking. Not thread safe.
 */
final class ServerClock {

    /** Null if no booking was seen. */
    private Duration ahead;
    /** Null if no booking was seen. */
    private Instant newest;

    /** Notes what a page shows. */
    void observe(BookingList.Page page) throws CalcomServerException {
        Instant newestOfPage = page.newest();
        if (newestOfPage != null) {
            newest = FeedStart.later(newest, newestOfPage);
            Duration atMost = Duration.between(newestOfPage, page.answeredBefore());
            if (ahead == null || atMost.compareTo(ahead) < 0) {
                ahead = atMost;
            }
        }
    }

    /** Returns the latest timestamp that was seen; null if there is none. */
    Instant newest() {
        return newest;
    }

    /**
     * Returns a time that the clock of the bookings had reached.
     *
     * @param  byHeader a time by the clock of the header
     * @return          {@link Instant#EPOCH} if no booking was seen
     */
    Instant reached(Instant byHeader) {
        return ahead == null ? Instant.EPOCH : byHeader.minus(ahead);
    }
}
