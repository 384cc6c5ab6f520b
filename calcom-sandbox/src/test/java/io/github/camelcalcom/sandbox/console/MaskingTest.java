/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Removal of secrets from texts. */
class MaskingTest {

    @ParameterizedTest
    @CsvSource({ "/v2/me,/v2/me",
            "/v2/bookings?status=past&take=5,/v2/bookings?status=past&take=5",
            "/v2/me?apiKey=abc&x=1,/v2/me?apiKey=***&x=1",
            "/v2/me?x=1&access_token=a%20b,/v2/me?x=1&access_token=***",
            "/v2/me?CLIENT_SECRET=abc#part,/v2/me?CLIENT_SECRET=***#part",
            "/v2/gcal/oauth/save?state=accessToken%3Dabc&code=def,/v2/gcal/oauth/save?state=***&code=***",
            "/v2/keys/cal_0123abc/more,/v2/keys/cal_***/more",
            "http://name:word@host/hook,http://***@host/hook",
            "https://word@host:1/hook?x=y@z,https://***@host:1/hook?x=y@z",
            "http://host/hook?a=//b@c,http://host/hook?a=//***@c" })
    void secretsAreLeftOut(String text, String expected) {
        assertThat(Masking.of(text)).isEqualTo(expected);
    }

    @Test
    void nullStaysNull() {
        assertThat(Masking.of(null)).isNull();
    }
}
