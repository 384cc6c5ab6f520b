/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(1_800)
class QuickstartTest {

    @RegisterExtension
    final PrintedLines printed = new PrintedLines();

    @Test
    void aBookingIsMadeMovedAndCancelledAndSeenByWebhookAndFeed() throws Exception {
        try (Server server = Server.of(CalcomSandbox.start())) {
            Quickstart.run(server, true);
        }

        printed.assertThatEverythingArrived("webhook", "feed");
    }

    @Test
    void aRealAccountIsNotBookedUnlessAsked() throws Exception {
        try (CalcomSandbox account = CalcomSandbox.start()) {
            Quickstart.run(new Server(account.url(), account.apiKey(), false, null), false);

            assertThat(printed.lines()).anyMatch(line -> line.startsWith("slots ")).noneMatch(line -> line.startsWith("booked"));
            assertThat(account.bookings()).isEmpty();
        }
    }
}
