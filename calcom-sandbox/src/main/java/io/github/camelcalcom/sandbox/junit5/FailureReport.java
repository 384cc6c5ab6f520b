/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.junit5;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.ReceivedCall;

import java.util.List;

/** The report of a sandbox on a failed test. */
final class FailureReport {

    private static final int MOST_LINES = 100;
    private static final int SUCCESSES = 200;
    private static final int REDIRECTS = 300;

    private final CalcomSandbox sandbox;

    FailureReport(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Returns one line for each call and for each webhook request without a 2xx, up to a maximum number of the last ones. */
    String text() {
        StringBuilder text = new StringBuilder("The sandbox at ").append(sandbox.url()).append(" received ");
        section(text, "call(s)", sandbox.calls().stream().map(FailureReport::line).toList());
        text.append("; webhooks that did not arrive: ");
        section(text, "", sandbox.deliveries().stream().filter(FailureReport::isUndelivered).map(FailureReport::line).toList());
        return text.toString();
    }

    private static void section(StringBuilder text, String noun, List<String> lines) {
        text.append(lines.size()).append(noun.isEmpty() ? "" : ' ' + noun);
        int skipped = Math.max(0, lines.size() - MOST_LINES);
        if (skipped > 0) {
            text.append(", the last ").append(MOST_LINES).append(" of which are");
        }
        lines.stream().skip(skipped).forEach(line -> text.append(System.lineSeparator()).append("  ").append(line));
    }

    private static String line(ReceivedCall call) {
        StringBuilder line = new StringBuilder().append(call.time()).append(' ').append(call.method()).append(' ').append(call.uri())
                .append(" (").append(call.operation() == null ? "no such route" : call.operation()).append(") ");
        if (call.answered() == 0) {
            line.append("not answered").append(call.executed() == 0 ? ", not executed" : ", executed with " + call.executed());
        } else {
            line.append(call.answered());
        }
        return call.fault() == null ? line.toString() : line.append(" [fault: ").append(call.fault()).append(']').toString();
    }

    private static boolean isUndelivered(Delivery delivery) {
        return delivery.status() < SUCCESSES || delivery.status() >= REDIRECTS;
    }

    private static String line(Delivery delivery) {
        return delivery.sentAt() + " " + delivery.triggerEvent() + " to " + delivery.url() + ": "
                + (delivery.failure() == null ? delivery.status() : delivery.failure());
    }
}
