/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Instants as callers write them. */
class JsonFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28T19:00:00Z", "2026-11-28T19:00Z", "2026-11-28T19:00:00.000Z", "2026-11-28T19:00:00+00:00",
            "2026-11-28T19:00:00+0000", "2026-11-28T19:00:00+00", "2026-11-28T20:30:00+0130", "2026-11-28T16:00-03", "2026-11-28T15:30:00-0330"})
    void anInstantIsReadWithAnyOffset(String text) {
        assertThat(JsonFields.parsed(text)).isEqualTo(Instant.parse("2026-11-28T19:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28T19:00:00", "2026-11-28", "tomorrow", ""})
    void whatNamesNoInstantIsNone(String text) {
        assertThat(JsonFields.parsed(text)).isNull();
    }

    @Test
    void anAddressIsKnownInEveryWayThatTheServerShowsIt() {
        String ann = "Ann@Example.net";

        assertThat(BookingView.isSameAddress(ann, "ann@example.net")).isTrue();
        assertThat(BookingView.isSameAddress(ann, "ann+cmwshwuo70007@example.net")).isTrue();
        assertThat(BookingView.isSameAddress(ann, "anna@example.net")).isFalse();
        assertThat(BookingView.isSameAddress(ann, "ann+x@example.org")).isFalse();
        assertThat(BookingView.isSameAddress(ann, null)).isFalse();
    }
}
