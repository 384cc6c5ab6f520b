/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.function.ToDoubleFunction;

/** A measured value of a {@link Turn}. */
enum Measure {

    /** Processor time of ten thousand calls. */
    CPU("s CPU", Turn::cpuSeconds),
    /** Median duration of the calls. */
    P50("ms", Turn::medianMilliseconds),
    /** Allocated bytes of a call. */
    BYTES("bytes", Turn::bytesPerCall),
    THROUGHPUT("calls/s", Turn::callsPerSecond);

    private final String unit;
    private final ToDoubleFunction<Turn> value;

    Measure(String unit, ToDoubleFunction<Turn> value) {
        this.unit = unit;
        this.value = value;
    }

    String unit() {
        return unit;
    }

    double of(Turn turn) {
        return value.applyAsDouble(turn);
    }

    /** The name of this value of a contender in JMH. */
    String label(String contender) {
        return contender + " " + unit;
    }
}
