package io.github.camelcalcom.benchmarks;

import java.util.function.ToDoubleFunction;

/** What is measured in a {@link Turn}. */
enum Measure {

    /** Of ten thousand calls. */
    CPU("s CPU", Turn::cpuSeconds),
    /** Half of the calls took no longer. */
    P50("ms", Turn::medianMilliseconds),
    /** Of a call. */
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

    /** The name under which JMH keeps this measure of a contender. */
    String label(String contender) {
        return contender + " " + unit;
    }
}
