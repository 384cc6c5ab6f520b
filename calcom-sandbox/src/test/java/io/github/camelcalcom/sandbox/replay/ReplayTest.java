package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends a long recorded session with a real self-hosted server to the sandbox in the same order. Each answer must have the recorded status
 * and the recorded shape: the same keys with values of the same types.
 */
class ReplayTest {

    private static final int LONGEST_LINE = 400;
    private static final double LEAST_SHARE = 0.95;
    private static final int LEAST_SHARES = 100;

    private static final class Share {

        private int alike;
        private int equal;
        private int all;

        private double value() {
            return all == 0 ? 1 : (double) alike / all;
        }
    }

    private final Map<Integer, String> leftOut = Reasons.leftOut();
    private final Map<String, Share> shares = new TreeMap<>();
    private final Map<RecordedExchange, List<String>> mismatches = new LinkedHashMap<>();
    private final Map<RecordedExchange, List<String>> otherValues = new LinkedHashMap<>();

    @Test
    void answersAsTheRealServerDid() throws Exception {
        try (CalcomSandbox sandbox = RecordedServer.start(); Replayer replayer = new Replayer(sandbox)) {
            for (RecordedExchange exchange : RecordedExchange.session()) {
                if (!leftOut.containsKey(exchange.seq())) {
                    count(replayer.replay(exchange));
                }
            }
        }
        report();
        assertThat(shares).hasSizeGreaterThan(LEAST_SHARES);
        shares.forEach((name, share) -> assertThat(share.value()).as("share of %s answered alike", name)
                .isGreaterThanOrEqualTo(LEAST_SHARE));
    }

    private void count(Replayer.Outcome outcome) {
        RecordedExchange exchange = outcome.exchange();
        if (exchange.status() >= 500 || !exchange.repeatable()) {
            return;
        }
        Share share = shares.computeIfAbsent(outcome.resource() + ' ' + exchange.status() / 100 + "xx", name -> new Share());
        share.all++;
        if (outcome.differences().isEmpty()) {
            share.alike++;
            share.equal += outcome.otherValues().isEmpty() ? 1 : 0;
            if (!outcome.otherValues().isEmpty()) {
                otherValues.put(exchange, outcome.otherValues());
            }
        } else {
            mismatches.put(exchange, outcome.differences());
        }
    }

    private void report() {
        StringBuilder report = new StringBuilder();
        mismatches.forEach((exchange, differences) -> append(report, exchange + " differs: " + differences));
        otherValues.forEach((exchange, differences) -> append(report, exchange + " has other values: " + differences));
        shares.forEach((name, share) -> append(report, String.format("%-30s %3d of %3d alike (%.1f %%), %3d with equal values", name,
                share.alike, share.all, 100 * share.value(), share.equal)));
        System.out.println(report);
    }

    private static void append(StringBuilder report, String line) {
        report.append(line, 0, Math.min(LONGEST_LINE, line.length())).append('\n');
    }
}
