package io.github.camelcalcom.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparisonTableTest {

    @Test
    void ratiosAreThoseOfTheSameRound() {
        Rounds rounds = new Rounds();
        round(rounds, Contender.YARDSTICK, 100, 2048, 9000);
        round(rounds, Contender.COMPONENT, 120, 4096, 8000);
        round(rounds, Contender.YARDSTICK, 200, 2048, 9000);
        round(rounds, Contender.COMPONENT, 240, 4096, 8000);
        round(rounds, Contender.YARDSTICK, 100, 2048, 9000);
        round(rounds, Contender.COMPONENT, 160, 4096, 8000);

        assertThat(rounds.ratio(Contender.COMPONENT, Measure.CPU)).isEqualTo(new Spread(1.2, 1.2, 1.6));
        assertThat(ComparisonTable.of(BookingCall.CREATE, 16, rounds).lines()).satisfiesExactly(
                heading -> assertThat(heading).startsWith("create, 16 in flight"),
                yardstick -> assertThat(yardstick).startsWith("  bare Vert.x").contains("100.0 [100.0-200.0]", "1.00 [1.00-1.00]"),
                component -> assertThat(component).startsWith("  component")
                        .contains("160.0 [120.0-240.0]", "1.20 [1.20-1.60]", "4.0 [4.0-4.0]", "2.00 [2.00-2.00]", "8000 [8000-8000]"),
                verdict -> assertThat(verdict)
                        .isEqualTo("  target for CPU 1.30 x: met (1.20 x); target for bytes 1.50 x: MISSED (2.00 x)"));
    }

    @Test
    void aPageHasATargetForBytesOnly() {
        Rounds rounds = new Rounds();
        round(rounds, Contender.YARDSTICK, 100, 1000, 100);
        round(rounds, Contender.COMPONENT, 500, 1000, 100);

        assertThat(ComparisonTable.of(BookingCall.LIST, 1, rounds)).endsWith("  target for bytes 1.00 x: met (1.00 x)");
    }

    @Test
    void aMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void theLengthIsQuickOrLong() {
        assertThat(Length.named("long")).isEqualTo(Length.LONG);
        assertThatThrownBy(() -> Length.named("longer")).hasMessage("The length of the run is quick or long, not longer");
    }

    private static void round(Rounds rounds, String contender, double cpu, double bytes, double throughput) {
        rounds.add(contender, Measure.CPU, cpu);
        rounds.add(contender, Measure.BYTES, bytes);
        rounds.add(contender, Measure.THROUGHPUT, throughput);
    }
}
