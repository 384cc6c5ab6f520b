/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import io.github.camelcalcom.catalog.ApiProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a URL for deliveries, when it is checked, then one that the server could never reach is refused. */
class SubscriberUrlTest {

    @ParameterizedTest
    @ValueSource(strings = { "https://hooks.my-company.com/cal", "https://8.8.8.8/hook", "https://[2001:4860:4860::8888]/hook" })
    void theHostedServiceReachesPublicAddresses(String url) {
        assertThat(SubscriberUrl.checked(url, ApiProfile.HOSTED)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://hooks.my-company.com/cal", "https://localhost/x", "https://build-7:8080/x", "https://127.0.0.1/x",
            "https://10.1.2.3/x", "https://192.168.0.9/x", "https://172.20.0.1/x", "https://169.254.0.1/x", "https://[::1]/x",
            "https://[fd00::1]/x", "https://[fe80::1]/x", "https://0.0.0.0/x", "https://svc.cluster.local/x", "https://300.1.1.1/x" })
    void theHostedServiceReachesNothingElse(String url) {
        assertThatThrownBy(() -> SubscriberUrl.checked(url, ApiProfile.HOSTED)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:8080/x", "http://calcom-hooks/x" })
    void anOwnServerMayReachPrivateAddresses(String url) {
        assertThat(SubscriberUrl.checked(url, ApiProfile.SELF_HOSTED)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://0.0.0.0:8080/x", "https://0.0.0.0/x", "http://[::]/x", "http://[0:0:0:0:0:0:0:0]:80/x" })
    void noServerDeliversToTheAddressThatStandsForAll(String url) {
        for (ApiProfile profile : ApiProfile.values()) {
            assertThatThrownBy(() -> SubscriberUrl.checked(url, profile)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("webhookExternalUrl");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "ftp://hooks.my-company.com/x", "hooks.my-company.com/x", "https:///x", "http://a b/x" })
    void noServerDeliversToWhatIsNoHttpUrl(String url) {
        assertThatThrownBy(() -> SubscriberUrl.checked(url, ApiProfile.SELF_HOSTED)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("webhookExternalUrl");
    }
}
