/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** Verification of mail addresses and phone numbers with codes that the sandbox provides to tests. */
class VerificationTest {

    private static final String EMAIL = "carl@example.net";
    private static final String PHONE = "+4915112345678";

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start();
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private String verify(String code) {
        return "{\"email\":\"" + EMAIL + "\",\"code\":\"" + code + "\"}";
    }

    @Test
    void anAddressIsVerifiedWithTheCodeOfItsQuarterOfAnHour() {
        SandboxClient mia = acme.as("mia");
        String path = "/v2/verified-resources/emails";
        assertThat(mia.json("POST", path + "/verification-code/request", "{\"email\":\"" + EMAIL + "\"}").status()).isEqualTo(200);
        String code = acme.sandbox().verificationCode(EMAIL);
        acme.sandbox().clock().stopAt(OrganizationClient.NOW.plus(Duration.ofMinutes(20)));
        assertThat(mia.json("POST", path + "/verification-code/verify", verify(code)).status()).isEqualTo(400);
        assertThat(mia.json("POST", path + "/verification-code/verify", verify(acme.sandbox().verificationCode(EMAIL))).data()
                .path("email").asText()).isEqualTo(EMAIL);
        assertThat(mia.get(path).data()).hasSize(1);
        assertThat(acme.as("olivia").get(path).data()).isEmpty();
    }

    @Test
    void phoneNumbersAreVerifiedOnServersThatSendTextMessages() {
        String verify = "{\"phone\":\"" + PHONE + "\",\"code\":\"" + acme.sandbox().verificationCode(PHONE) + "\"}";
        String path = acme.team("/verified-resources/phones");
        assertThat(acme.as("olivia").json("POST", path + "/verification-code/verify", verify).data().path("phoneNumber").asText())
                .isEqualTo(PHONE);
        assertThat(acme.as("olivia").get(path).data()).hasSize(1);
        try (OrganizationClient selfHosted = OrganizationClient.start(SandboxProfile.SELF_HOSTED)) {
            assertThat(selfHosted.as("mia").json("POST", "/v2/verified-resources/phones/verification-code/request",
                    "{\"phone\":\"" + PHONE + "\"}").status()).isEqualTo(400);
        }
    }

    @Test
    void aBookerVerifiesAnAddressWithoutCredentials() {
        SandboxClient anybody = SandboxClient.withoutKey(acme.sandbox());
        String path = "/v2/bookings/verification/email";
        assertThat(anybody.get(path + "/check?email=" + EMAIL).data().asBoolean(true)).isFalse();
        assertThat(anybody.json("POST", path + "/send-code", "{\"email\":\"" + EMAIL + "\"}").data().path("sent").asBoolean()).isTrue();
        assertThat(anybody.json("POST", path + "/verify-code", verify("nonsense")).status()).isEqualTo(400);
        assertThat(anybody.json("POST", path + "/verify-code", verify(acme.sandbox().verificationCode(EMAIL))).data().path("verified")
                .asBoolean()).isTrue();
    }
}
