/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.stream.Stream;

import io.github.camelcalcom.CalcomConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;

import static org.assertj.core.api.Assertions.assertThat;

class SecretSanitizerTest {

    private final CalcomComponentConfiguration configuration = new CalcomComponentConfiguration();
    private final CalcomConfiguration european = new CalcomConfiguration();
    private final SecretSanitizer sanitizer = new SecretSanitizer(configuration, () -> Stream.of(european));

    private Object shown(String key, Object value) {
        return sanitizer.apply(new SanitizableData(null, key, value)).getValue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "camel.component.calcom.api-key", "camel.component.calcom.apiKey", "camel.component.calcom.api_key",
            "CAMEL_COMPONENT_CALCOM_APIKEY", "CAMEL_COMPONENT_CALCOM_API_KEY", "camel.component.calcom.signing-secrets" })
    void aSecretPropertyIsMaskedHoweverItIsWritten(String key) {
        assertThat(shown(key, "x")).isEqualTo("******");
    }

    @ParameterizedTest
    @ValueSource(strings = { "camel.component.calcom.api-url", "camel.component.calcom.authentication", "camel.component.http.api-key", "api-key" })
    void otherPropertiesAreShown(String key) {
        assertThat(shown(key, "x")).isEqualTo("x");
    }

    @Test
    void aSecretOfAnotherComponentIsMaskedToo() {
        european.setApiKey("cal_live_eu");
        assertThat(shown("eu.api-key", "cal_live_eu")).isEqualTo("******");
    }

    @Test
    void aSecretIsMaskedWhereverItComesFrom() {
        configuration.setApiKey("cal_live_1234");
        configuration.setSigningSecrets("first-secret, second-secret");
        configuration.setProxyPassword("abc");

        assertThat(shown("vault.key", "cal_live_1234")).isEqualTo("******");
        assertThat(shown("vault.url", "https://host?key=cal_live_1234&x=1")).isEqualTo("******");
        assertThat(shown("rotation", "second-secret")).isEqualTo("******");
        assertThat(shown("password", "abc")).isEqualTo("******");
        assertThat(shown("alphabet", "abcdef")).as("a short secret is part of other texts").isEqualTo("abcdef");
        assertThat(shown("absent", null)).isNull();
    }

    @Test
    void aSecretIsMaskedAsAUriHasIt() {
        european.setApiKey("key+of&vault");

        assertThat(shown("vault.key", "key%2Bof%26vault")).isEqualTo("******");
        assertThat(shown("vault.key", "RAW(key+of&vault)")).isEqualTo("******");
        assertThat(shown("vault.share", "100%")).isEqualTo("100%");
    }
}
