/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

/** A histogram of durations, in steps of at most two percent. Records without allocating. Not thread safe. */
final class Latencies {

    private static final int STEPS_BITS = 7;
    private static final int STEPS = 1 << STEPS_BITS;

    /** One count for each nanosecond below {@link #STEPS}, then {@link #STEPS} counts for each power of two. */
    private final long[] counts = new long[(Long.SIZE - STEPS_BITS) * STEPS];

    void record(long nanos) {
        counts[step(Math.max(0, nanos))]++;
    }

    void add(Latencies others) {
        for (int step = 0; step < counts.length; step++) {
            counts[step] += others.counts[step];
        }
    }

    /**
     * Returns the time within which half of the calls ended, in nanoseconds.
     *
     * @throws IllegalStateException if there was no call
     */
    long median() {
        long calls = 0;
        for (long count : counts) {
            calls += count;
        }
        if (calls == 0) {
            throw new IllegalStateException("There is no median, because there were no calls");
        }
        long seen = 0;
        int step = -1;
        while (seen * 2 < calls) {
            step++;
            seen += counts[step];
        }
        return middle(step);
    }

    private static int step(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - Long.numberOfLeadingZeros(nanos) - STEPS_BITS;
        // the leading bit is set, so the lower half of the steps of a power is empty
        return shift * STEPS + (int) (nanos >>> shift);
    }

    private static long middle(int step) {
        int shift = step / STEPS;
        long lowest = (long) (step % STEPS) << shift;
        return lowest + (1L << shift) / 2;
    }
}
