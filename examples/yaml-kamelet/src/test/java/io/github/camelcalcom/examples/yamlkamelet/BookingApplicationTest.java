/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.yamlkamelet;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the same routes in YAML, XML and Java, when they run on a sandbox, then they make one booking and receive it. */
@Timeout(1_800)
class BookingApplicationTest {

    @ParameterizedTest
    @ValueSource(strings = { "yaml", "xml", "java" })
    void theRoutesBookASlotAndFollowTheBooking(String language) throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            BookingApplication.run(sandbox, language);

            assertThat(sandbox.bookings()).singleElement()
                    .matches(booking -> booking.attendees().stream().anyMatch(attendee -> attendee.email().equals("ada@example.com")));
        }
    }
}
