/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.util.Set;

/**
 * How a feed behaves.
 *
 * @param start       what comes first where there is no state
 * @param overlap     how late a change may become visible, measured by its own timestamp
 * @param changeTypes which changes are handed out; the others are passed over
 * @param maxFailures how often a delivery may fail before it is given up; 0 to never do that
 * @param maxWaiting  how many failed deliveries may wait to be tried again before the feed pauses
 */
public record FeedSettings(FeedStart start, Duration overlap, Set<ChangeType> changeTypes, int maxFailures, int maxWaiting) {

    /** @throws IllegalArgumentException if a value is not possible, naming the option */
    public FeedSettings {
        changeTypes = Set.copyOf(changeTypes);
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("Invalid value " + overlap.toMillis() + " of the option overlap: expected milliseconds, 0 or more");
        }
        if (maxFailures < 0) {
            throw new IllegalArgumentException("Invalid value " + maxFailures + " of the option maxFailures: expected a number, or 0 to never"
                                               + " give up");
        }
        if (maxWaiting < 1) {
            throw new IllegalArgumentException("Invalid value " + maxWaiting + " of the option maxWaitingFailures: expected 1 or more");
        }
    }
}
