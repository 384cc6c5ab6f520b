/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.function.ToDoubleFunction;

/** A measured value of a {@link Turn}. */
enum Measure {

    /** Processor time of ten thousand calls. */
    CPU("s CPU", "processor time", "s CPU per 10,000 calls", Turn::cpuSeconds),
    /** Median duration of the calls. */
    P50("ms", "median duration", "ms", Turn::medianMilliseconds),
    /** Allocated bytes of a call. */
    BYTES("bytes", "allocated bytes", "bytes per call", Turn::bytesPerCall),
    /** Calls of all callers. */
    THROUGHPUT("calls/s", "calls per second", "calls/s", Turn::callsPerSecond);

    private final String unit;
    private final String title;
    private final String unitOfFigure;
    private final ToDoubleFunction<Turn> value;

    Measure(String unit, String title, String unitOfFigure, ToDoubleFunction<Turn> value) {
        this.unit = unit;
        this.title = title;
        this.unitOfFigure = unitOfFigure;
        this.value = value;
    }

    String unit() {
        return unit;
    }

    /** What is measured, as a figure is titled. */
    String title() {
        return title;
    }

    String unitOfFigure() {
        return unitOfFigure;
    }

    double of(Turn turn) {
        return value.applyAsDouble(turn);
    }

    /** The name of this value of a contender in JMH. */
    String label(String contender) {
        return contender + " " + unit;
    }
}
