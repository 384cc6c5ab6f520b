/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.time.Duration;
import java.util.List;

/**
 * The result of a run.
 *
 * @param made      number of bookings that were made, including those that take the place of another one
 * @param byWebhook how many of them a webhook brought
 * @param byFeed    how many of them the feed brought
 * @param stored    how many of them are in the table
 * @param doubled   number of bookings and statuses that have more than one notice
 * @param lost      bookings that are not in the table, or with another status, and why
 * @param parked    messages on the topic of parked messages
 * @param kills     processes that were killed
 * @param median    time from request to commit that half of the bookings did not exceed
 * @param slowest   time from request to commit that 99 of 100 bookings did not exceed
 */
record Summary(int made, int byWebhook, int byFeed, int stored, int doubled, List<String> lost, long parked, List<String> kills,
        Duration median, Duration slowest) {

    boolean isExactlyOnce() {
        return lost.isEmpty() && doubled == 0;
    }

    /** Returns the lines to print. */
    List<String> lines() {
        return List.of("made                 " + made,
                "received by webhook  " + byWebhook,
                "seen by feed         " + byFeed,
                "stored               " + stored,
                "doubled              " + doubled,
                "lost                 " + lost.size() + (lost.isEmpty() ? "" : ": " + String.join(", ", lost.subList(0, Math.min(10, lost.size())))),
                "parked               " + parked,
                "killed               " + kills.size() + (kills.isEmpty() ? "" : ": " + String.join(", ", kills)),
                "lag                  p50 " + median.toMillis() + " ms, p99 " + slowest.toMillis() + " ms");
    }
}
