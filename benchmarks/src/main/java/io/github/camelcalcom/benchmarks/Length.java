/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.Locale;

/**
 * The length of the comparison.
 *
 * @param forks        JVMs for each call and number in flight
 * @param warmupRounds rounds that are not counted, in each JVM
 * @param rounds       rounds that are counted, in each JVM
 * @param turnMillis   the length of the measurement of one contender in a round, in milliseconds
 */
record Length(int forks, int warmupRounds, int rounds, int turnMillis) {

    /** About two minutes, for a test run with inaccurate figures. */
    static final Length SMOKE = new Length(1, 2, 3, 300);

    /** About fifteen minutes for the calls. After fewer rounds, compilation is still a part of the figures with many threads. */
    static final Length QUICK = new Length(1, 20, 11, 500);

    /** About one and a half hours, with several JVMs, because each compiles the code differently. */
    static final Length LONG = new Length(3, 20, 15, 800);

    /** @throws IllegalArgumentException if it is not {@code smoke}, {@code quick} or {@code long} */
    static Length named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "smoke" -> SMOKE;
            case "quick" -> QUICK;
            case "long" -> LONG;
            default -> throw new IllegalArgumentException("The length of the run is smoke, quick or long, not " + name);
        };
    }
}
