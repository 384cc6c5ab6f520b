/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.time;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** Given long work, when it goes on, then the log shows its progress every five seconds. */
class ProgressTest {

    private final AtomicLong clock = new AtomicLong(42);

    private List<String> lines(long expected, int items, Duration each) {
        Progress progress = new Progress("Seeding bookings", clock::get);
        progress.expect(expected);
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            for (int i = 0; i < items; i++) {
                clock.addAndGet(each.toNanos());
                progress.one();
            }
            progress.end();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(line.indexOf("Seeding"))).toList();
    }

    @Test
    void aLineIsLoggedEveryFiveSecondsAndAtTheEnd() {
        assertThat(lines(12_000, 12_000, Duration.ofMillis(1))).containsExactly(
                "Seeding bookings: 5,000 of 12,000 in 5 s, 1,000/s, about 7 s left",
                "Seeding bookings: 10,000 of 12,000 in 10 s, 1,000/s, about 2 s left",
                "Seeding bookings has ended: 12,000 of 12,000 in 12 s, 1,000/s");
    }

    @Test
    void withoutATotalNoTimeIsLeft() {
        assertThat(lines(0, 6_000, Duration.ofMillis(1))).containsExactly("Seeding bookings: 5,000 in 5 s, 1,000/s",
                "Seeding bookings has ended: 6,000 in 6 s, 1,000/s");
    }

    @Test
    void shortWorkLogsNothing() {
        assertThat(lines(100, 100, Duration.ofMillis(1))).isEmpty();
    }
}
