/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenIdentityTest {

    @Test
    void anOAuth2CallerIsNamedByServerClientAndAHashOfWhatWasConfigured() {
        assertThat(TokenIdentity.oauth2("api.cal.com:443", "client-1", "refresh-token"))
                .isEqualTo("api.cal.com:443/oauth2/client-1/0eb17643d4e92611")
                .isNotEqualTo(TokenIdentity.oauth2("api.cal.com:443", "client-1", "another"));
    }

    @Test
    void aManagedUserIsNamedByServerPlatformClientAndNumber() {
        assertThat(TokenIdentity.managedUser("api.cal.com:443", "client-1", "10")).isEqualTo("api.cal.com:443/managed-user/client-1/10");
    }

    @Test
    void longNamesAreCutAndStayDifferent() {
        String host = "h".repeat(250);

        assertThat(TokenIdentity.managedUser(host, "client-1", "10")).hasSize(TokenIdentity.LONGEST)
                .isEqualTo(TokenIdentity.managedUser(host, "client-1", "10"))
                .isNotEqualTo(TokenIdentity.managedUser(host, "client-1", "11"));
    }
}
