/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparisonTableTest {

    @Test
    void ratiosAreThoseOfTheSameRound() {
        Rounds rounds = new Rounds();
        for (double cpu : List.of(1.0, 2.0, 1.0)) {
            round(rounds, Contender.YARDSTICK, cpu, 0.1, 2048, 9000);
        }
        for (double cpu : List.of(1.2, 2.4, 1.6)) {
            round(rounds, Contender.MINIMAL_ROUTE, cpu, 0.1, 4096, 8000);
        }

        assertThat(rounds.ratio(Contender.MINIMAL_ROUTE, Measure.CPU)).isEqualTo(new Spread(1.2, 1.2, 1.6));
        assertThat(ComparisonTable.of(BookingCall.CREATE, 16, rounds).lines()).satisfiesExactly(
                heading -> assertThat(heading).startsWith("create, 16 in flight"),
                yardstick -> assertThat(yardstick).startsWith("  " + Contender.YARDSTICK).contains("1.00 [1.00-2.00]", "1.00 [1.00-1.00]"),
                route -> assertThat(route).startsWith("  minimal route")
                        .contains("1.60 [1.20-2.40]", "1.20 [1.20-1.60]", "0.100 [0.100-0.100]", "4.0 [4.0-4.0]", "2.00 [2.00-2.00]",
                                "8000 [8000-8000]"));
    }

    @Test
    void aBookingIsComparedWithTheMinimalRouteAndWithTheOtherWaysInCamel() {
        Rounds rounds = new Rounds();
        round(rounds, Contender.YARDSTICK, 1, 1, 1000, 9000);
        round(rounds, Contender.MINIMAL_ROUTE, 1, 1, 1000, 9000);
        round(rounds, "camel-rest-openapi", 1.1, 1, 1000, 9000);
        round(rounds, "camel-http", 2, 1, 1000, 9000);
        round(rounds, "camel-vertx-http", 4, 1, 1000, 9000);
        round(rounds, Contender.COMPONENT, 1.14, 1.2, 24_577, 9000);

        assertThat(ComparisonTable.of(BookingCall.GET, 1, rounds).lines().skip(7)).containsExactly(
                "  target for s CPU 1.15 x minimal route: met (1.14 x)",
                "  target for ms 1.10 x minimal route: MISSED (1.20 x)",
                "  target for bytes 24576: MISSED (24577)",
                "  target for s CPU 1.00 x camel-rest-openapi: MISSED (1.04 x)",
                "  target for s CPU 1.00 x camel-http: met (0.57 x)",
                "  target for s CPU 1.00 x camel-vertx-http: met (0.29 x)");
    }

    @Test
    void aPageIsComparedWithTheBareClient() {
        Rounds rounds = new Rounds();
        round(rounds, Contender.YARDSTICK, 1, 1, 1000, 100);
        round(rounds, Contender.COMPONENT, 1.05, 5, 860, 100);

        assertThat(ComparisonTable.of(BookingCall.LIST, 1, rounds).lines().skip(3)).containsExactly(
                "  target for s CPU 1.05 x " + Contender.YARDSTICK + ": met (1.05 x)",
                "  target for bytes 0.85 x " + Contender.YARDSTICK + ": MISSED (0.86 x)");
    }

    @Test
    void aMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void theLengthIsQuickOrLong() {
        assertThat(Length.named("long")).isEqualTo(Length.LONG);
        assertThatThrownBy(() -> Length.named("longer")).hasMessage("The length of the run is smoke, quick or long, not longer");
    }

    private static void round(Rounds rounds, String contender, double cpu, double millis, double bytes, double throughput) {
        rounds.add(contender, Measure.CPU, cpu);
        rounds.add(contender, Measure.P50, millis);
        rounds.add(contender, Measure.BYTES, bytes);
        rounds.add(contender, Measure.THROUGHPUT, throughput);
    }
}
