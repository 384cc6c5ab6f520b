/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a server that repeats a secret in another form, when its words are masked, then no part of the secret is left that is of use. */
class RedactionTest {

    private static final String DIGITS = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String KEY = "cal_live_" + DIGITS;

    private static String masked(String text, String... secrets) {
        return new String(Redaction.of(text.getBytes(StandardCharsets.UTF_8), List.of(secrets)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = { KEY, "CAL_LIVE_0F1E2D3C4B5A69788796A5B4C3D2E1F0", "cal%5Flive%5F" + DIGITS, "cal%5flive_" + DIGITS,
            "CAL%5FLIVE%5F0F1E2D3C4B5A69788796A5B4C3D2E1F0", "cal%255Flive%25255F" + DIGITS, "cal\\u005flive\\u005F" + DIGITS,
            "cal&#95;live&#x5f;" + DIGITS, DIGITS, "0F1E2D3C4B5A69788796A5B4C3D2E1F0", "live_" + DIGITS, "cal_live_0f1e2d3c", "cal_live_0f1e2d3c4b5a",
            "3c4b5a69788796a5", "c3d2e1f0", "%30%66%31%65%32%64%33%63", "\\u0030f1e2d3c4" })
    void aKeyIsMaskedInEveryForm(String repeated) {
        assertThat(masked("Invalid key '" + repeated + "' (given)", KEY)).isEqualTo("Invalid key '***' (given)");
        assertThat(masked("{\"message\":\"" + repeated + "\",\"path\":\"/v2/me?key=" + repeated + "&x=%5F\"}", KEY))
                .isEqualTo("{\"message\":\"***\",\"path\":\"/v2/me?key=***&x=%5F\"}");
        assertThat(masked(repeated, KEY)).isEqualTo("***");
    }

    @Test
    void aKeyThatIsCutIsMaskedAsFarAsItGoes() {
        assertThat(masked("key cal_live_0f1e2d...", KEY)).isEqualTo("key ***...");
        assertThat(masked("key 0f1e2d3c...c3d2e1f0", KEY)).isEqualTo("key ***...***");
    }

    @ParameterizedTest
    @ValueSource(strings = { "API keys begin with cal_live_ or cal_test_", "CAL_LIVE_ keys are for production", "50%5F of \\u005f &#95; \\/ 100%",
            "f0f1e2d", "", "%", "%5", "\\u00", "&#;", "uid 4b5a-6978" })
    void whatIsNoPartOfTheKeyStays(String text) {
        assertThat(masked(text, KEY)).isEqualTo(text);
    }

    @Test
    void otherSecretsAreMaskedInTheSameWay() {
        assertThat(masked("no S3CRET%2FAPP, no s3cret\\/app, no s3cret%2fapp", "s3cret/app")).isEqualTo("no ***, no ***, no ***");
        assertThat(masked("a short one is masked as a whole: ABC abc ab", "abc")).isEqualTo("a short one is masked as a whole: *** *** ab");
        assertThat(masked("Grüße an geheim-ß-wort!", "geheim-ß-wort")).isEqualTo("Grüße an ***!");
        assertThat(masked("first-secret second-secret", "first-secret", "second-secret")).isEqualTo("*** ***");
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        byte[] bytes = { (byte) 0xff, 'A', (byte) 0xc0, '%', (byte) 0x80 };
        assertThat(Redaction.of(bytes, List.of(KEY))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = { KEY, "cal_" + DIGITS, "CAL_LIVE_0F1E2D3C", "cal%5Flive%5F0f1e2d3c", "cal%255Flive%255F0f1e2d3c" })
    void aKeyOfSomebodyElseIsMaskedByItsForm(String key) {
        assertThat(Redaction.byForm("Unknown key " + key + ".")).isEqualTo("Unknown key ***.");
        assertThat(Redaction.byForm("AFTER_HOSTS_CAL_VIDEO_NO_SHOW")).isEqualTo("AFTER_HOSTS_CAL_VIDEO_NO_SHOW");
    }

    @Test
    void aLongAnswerIsSearchedOnce() {
        String page = "<p>No such key</p>".repeat(100_000);
        assertThat(masked(page + KEY.toUpperCase(Locale.ROOT) + page, KEY)).hasSize(2 * page.length() + 3);
    }
}
