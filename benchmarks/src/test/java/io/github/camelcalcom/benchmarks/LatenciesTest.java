/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LatenciesTest {

    @ParameterizedTest
    @ValueSource(longs = { 0, 1, 127, 128, 64_000, 1_000_003, 2_000_000_000, Long.MAX_VALUE })
    void aTimeIsKeptToAPercent(long nanos) {
        Latencies latencies = new Latencies();
        latencies.record(nanos);

        assertThat((double) latencies.median()).isCloseTo(nanos, within(nanos / 100.0));
    }

    @Test
    void theMedianIsThatOfAllThreads() {
        Latencies first = new Latencies();
        Latencies second = new Latencies();
        first.record(100);
        second.record(300);
        second.record(90_000);
        first.add(second);

        assertThat((double) first.median()).isCloseTo(300, within(3.0));
    }

    @Test
    void withoutACallThereIsNoMedian() {
        assertThatThrownBy(() -> new Latencies().median()).isInstanceOf(IllegalStateException.class);
    }
}
