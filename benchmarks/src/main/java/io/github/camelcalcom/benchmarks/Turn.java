/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;

import com.sun.management.OperatingSystemMXBean;

/**
 * The measurement of one contender in a round. Contains the processor time of the whole JVM, with garbage collection, and the bytes allocated by
 * all threads, both per call. Also contains the median duration of the calls, and the calls per second.
 */
record Turn(String contender, double microsecondsPerCall, double medianMilliseconds, double bytesPerCall, double callsPerSecond) {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int ATTEMPTS = 5;
    private static final double NANOS_PER_MICROSECOND = 1e3;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROSECONDS_PER_SECOND = 1e6;
    private static final double CALLS = 1e4;

    /** Measures a contender. Repeats the measurement if a thread ended in it, see {@link AllocationMeter}. */
    static Turn take(Contender contender, BookingCall call, int inFlight, Duration duration) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ConstantLoad load = new ConstantLoad(contender, call, inFlight);
            AllocationMeter allocation = AllocationMeter.start();
            long cpu = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            long calls = load.run(duration);
            long nanos = System.nanoTime() - start;
            cpu = SYSTEM.getProcessCpuTime() - cpu;
            OptionalLong bytes = allocation.stop();
            if (bytes.isPresent()) {
                return new Turn(contender.name(), cpu / NANOS_PER_MICROSECOND / calls, load.latencies().median() / NANOS_PER_MILLISECOND,
                        (double) bytes.getAsLong() / calls, calls * NANOS_PER_SECOND / nanos);
            }
        }
        throw new IllegalStateException("In each of " + ATTEMPTS + " measurements of " + contender.name()
                + " threads ended, so that their allocations are unknown: keep its threads alive for longer than " + duration);
    }

    /** Returns the processor time of ten thousand calls. */
    double cpuSeconds() {
        return microsecondsPerCall * CALLS / MICROSECONDS_PER_SECOND;
    }
}
