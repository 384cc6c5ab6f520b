/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends long recorded sessions with real self-hosted servers to the sandbox in the same order. Each answer must have the recorded status,
 * the recorded shape (the same keys with values of the same types) and the recorded values. Identifiers are mapped, and generated times may
 * differ by two seconds.
 */
class ReplayTest {

    private static final int LONGEST_LINE = 400;
    private static final double LEAST_SHARE = 0.99;

    /** Lower than the share of all, because few answers share a resource and a kind of status. */
    private static final double LEAST_SHARE_OF_A_RESOURCE = 0.95;

    private static final class Share {

        private int status;
        private int shape;
        private int values;
        private int all;

        private void count(Replayer.Outcome outcome) {
            all++;
            status += outcome.sameStatus() ? 1 : 0;
            shape += outcome.differences().isEmpty() ? 1 : 0;
            values += outcome.differences().isEmpty() && outcome.otherValues().isEmpty() ? 1 : 0;
        }

        private double of(int part) {
            return all == 0 ? 1 : (double) part / all;
        }

        @Override
        public String toString() {
            return String.format("%4d: status %.1f %%, shape %.1f %%, values %.1f %%", all, 100 * of(status), 100 * of(shape), 100 * of(values));
        }
    }

    private final Share total = new Share();
    private final Map<String, Share> shares = new TreeMap<>();
    private final StringBuilder report = new StringBuilder();

    @ParameterizedTest
    @EnumSource
    void answersAsTheRealServerDid(RecordedSession session) throws Exception {
        Map<Integer, String> leftOut = session.leftOut();
        try (CalcomSandbox sandbox = RecordedServer.start(); Replayer replayer = new Replayer(sandbox, session)) {
            for (RecordedExchange exchange : RecordedExchange.session(session)) {
                if (!leftOut.containsKey(exchange.seq())) {
                    count(replayer.replay(exchange));
                }
            }
        }
        shares.forEach((name, share) -> append(String.format("%-30s %s", name, share)));
        append(session + " session " + total);
        System.out.println(report);
        assertThat(total.of(total.status)).as("share of equal status").isGreaterThanOrEqualTo(LEAST_SHARE);
        assertThat(total.of(total.shape)).as("share of equal shapes").isGreaterThanOrEqualTo(LEAST_SHARE);
        assertThat(total.of(total.values)).as("share of equal values").isGreaterThanOrEqualTo(LEAST_SHARE);
        shares.forEach((name, share) -> assertThat(share.of(share.shape)).as("share of equal shapes of %s", name)
                .isGreaterThanOrEqualTo(LEAST_SHARE_OF_A_RESOURCE));
    }

    private void count(Replayer.Outcome outcome) {
        RecordedExchange exchange = outcome.exchange();
        if (exchange.status() >= 500 || !exchange.repeatable()) {
            return;
        }
        total.count(outcome);
        shares.computeIfAbsent(outcome.resource() + ' ' + exchange.status() / 100 + "xx", name -> new Share()).count(outcome);
        describe(exchange, "differs", outcome.differences());
        describe(exchange, "has other values", outcome.otherValues());
    }

    private void describe(RecordedExchange exchange, String kind, List<String> differences) {
        if (!differences.isEmpty()) {
            append(exchange + " " + kind + ": " + differences);
        }
    }

    private void append(String line) {
        report.append(line, 0, Math.min(LONGEST_LINE, line.length())).append('\n');
    }
}
