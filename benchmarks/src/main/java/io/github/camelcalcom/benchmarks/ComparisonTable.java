/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.Locale;
import java.util.StringJoiner;

/** The rounds as readable text: medians, the range in brackets, multiples of the reference, and whether the targets are met. */
final class ComparisonTable {

    private static final double BYTES_PER_KIB = 1024;
    private static final String COLUMNS = "%-22s%-20s%-24s%-20s%-24s%-20s%s";
    private static final String HEADING = "%-24s" + COLUMNS;
    private static final String ROW = "  %-22s" + COLUMNS;

    private ComparisonTable() {
    }

    /** Returns one block: a heading, a row for each contender, and the verdicts after the component's row. */
    static String of(BookingCall call, int inFlight, Rounds rounds) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add(format(HEADING, call + ", " + inFlight + " in flight", "s CPU/10,000", "x bare", "ms p50", "x bare", "KiB/call", "x bare", "calls/s"));
        for (String contender : rounds.contenders()) {
            lines.add(format(ROW, contender,
                    text(rounds.spread(contender, Measure.CPU), 1, 2),
                    text(rounds.ratio(contender, Measure.CPU), 1, 2),
                    text(rounds.spread(contender, Measure.P50), 1, 3),
                    text(rounds.ratio(contender, Measure.P50), 1, 2),
                    text(rounds.spread(contender, Measure.BYTES), BYTES_PER_KIB, 1),
                    text(rounds.ratio(contender, Measure.BYTES), 1, 2),
                    text(rounds.spread(contender, Measure.THROUGHPUT), 1, 0)));
        }
        if (rounds.contenders().contains(Contender.COMPONENT)) {
            Target.of(call).forEach(target -> lines.add("  " + target.verdict(rounds)));
        }
        return lines.toString();
    }

    private static String text(Spread spread, double unit, int decimals) {
        String number = "%." + decimals + "f";
        return format(number + " [" + number + "-" + number + "]",
                spread.median() / unit, spread.smallest() / unit, spread.largest() / unit);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
