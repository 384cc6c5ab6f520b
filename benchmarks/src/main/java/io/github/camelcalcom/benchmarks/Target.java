/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The maximum cost of the component.
 *
 * @param measure the limited value
 * @param other   the contender whose value is multiplied by the limit; null if the limit is absolute
 * @param bound   the factor, or the absolute limit
 */
record Target(Measure measure, String other, double bound) {

    private static final double KIB = 1024;
    private static final List<Target> PAGE = List.of(
            new Target(Measure.CPU, Contender.YARDSTICK, 1.05), new Target(Measure.BYTES, Contender.YARDSTICK, 0.85));

    static List<Target> of(BookingCall call) {
        return call == BookingCall.LIST ? PAGE : ofOneBooking();
    }

    private static List<Target> ofOneBooking() {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(Measure.CPU, Contender.MINIMAL_ROUTE, 1.15));
        targets.add(new Target(Measure.P50, Contender.MINIMAL_ROUTE, 1.1));
        targets.add(new Target(Measure.BYTES, null, 24 * KIB));
        Contender.OTHER_WAYS_IN_CAMEL.forEach(other -> targets.add(new Target(Measure.CPU, other, 1)));
        return targets;
    }

    /** Compares the median of the component's values, or of its ratios to the other contender. */
    String verdict(Rounds rounds) {
        if (other == null) {
            double value = rounds.spread(Contender.COMPONENT, measure).median();
            return String.format(Locale.ROOT, "target for %s %.0f: %s (%.0f)", measure.unit(), bound, met(value), value);
        }
        double ratio = rounds.ratio(Contender.COMPONENT, other, measure).median();
        return String.format(Locale.ROOT, "target for %s %.2f x %s: %s (%.2f x)", measure.unit(), bound, other, met(ratio), ratio);
    }

    private String met(double value) {
        return value <= bound ? "met" : "MISSED";
    }
}
