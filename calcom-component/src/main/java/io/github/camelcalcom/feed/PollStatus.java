/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a feed is polled as it should be.
 *
 * @param due   whether polls are expected at all: not while the consumer is stopped or suspended
 * @param last  when a poll last ended or made progress; null before the first time
 * @param idle  how long no poll has ended or made progress
 * @param limit how long that may take
 */
public record PollStatus(boolean due, Instant last, Duration idle, Duration limit) {

    /** Whether something keeps the feed from being polled. */
    public boolean isStalled() {
        return due && idle.compareTo(limit) > 0;
    }
}
