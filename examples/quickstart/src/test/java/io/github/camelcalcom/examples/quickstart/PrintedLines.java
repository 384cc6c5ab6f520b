/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The output of the quickstart in a test. */
final class PrintedLines implements BeforeEachCallback, AfterEachCallback {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream standardOutput = System.out;

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setOut(standardOutput);
    }

    List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Asserts that a booking was created, rescheduled and cancelled, and that each change was received on all given ways. */
    void assertThatEverythingArrived(String... ways) {
        List<String> lines = lines();
        assertThat(lines).anyMatch(line -> line.startsWith("booked ")).anyMatch(line -> line.startsWith("rescheduled "));
        String uid = lines.stream().filter(line -> line.startsWith("booked ")).findFirst().orElseThrow().substring("booked ".length());
        String moved = lines.stream().filter(line -> line.startsWith("rescheduled " + uid + " to ")).findFirst().orElseThrow()
                .substring(("rescheduled " + uid + " to ").length());
        assertThat(lines).contains("cancelled " + moved);
        for (String way : ways) {
            boolean webhook = way.equals("webhook");
            assertThat(lines).contains(way + (webhook ? " BOOKING_CREATED " : " created ") + uid,
                    way + (webhook ? " BOOKING_RESCHEDULED " : " rescheduled ") + moved,
                    way + (webhook ? " BOOKING_CANCELLED " : " cancelled ") + moved);
        }
    }
}
