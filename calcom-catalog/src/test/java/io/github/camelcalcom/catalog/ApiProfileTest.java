/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApiProfileTest {

    @ParameterizedTest
    @ValueSource(strings = { "api.cal.com", "API.CAL.COM", "cal.com", "api.cal.eu" })
    void serversOfTheServiceAreHosted(String host) {
        assertThat(ApiProfile.forHost(host)).isEqualTo(ApiProfile.HOSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "api.mycal.com", "cal.com.example.org", "127.0.0.1" })
    void allOthersAreSelfHosted(String host) {
        assertThat(ApiProfile.forHost(host)).isEqualTo(ApiProfile.SELF_HOSTED);
    }

    @Test
    void hasALabelThatFindsIt() {
        for (ApiProfile profile : ApiProfile.values()) {
            assertThat(ApiProfile.of(profile.label())).isEqualTo(profile);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ApiProfile.of("cloud"))
                .withMessage("Unknown API profile 'cloud'. Valid are: hosted, self-hosted");
    }
}
