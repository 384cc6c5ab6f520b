/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The zone of busy times has one name in the hosted service and another one on self-hosted servers. Unknown calendars are refused after it. */
class BusyTimesQueryTest {

    @ParameterizedTest
    @CsvSource({
            "HOSTED, timeZone, 401", "HOSTED, loggedInUsersTz, 401", "BOTH, timeZone, 401", "BOTH, loggedInUsersTz, 401",
            "SELF_HOSTED, timeZone, 400", "SELF_HOSTED, loggedInUsersTz, 401", "BOTH, zone, 400"})
    void theZoneHasTheNameOfTheServer(SandboxProfile profile, String name, int status) {
        try (CalcomSandbox sandbox = CalcomSandbox.builder().profile(profile).start()) {
            assertThat(SandboxClient.of(sandbox).get("/v2/calendars/busy-times?" + name + "=Asia/Tokyo&dateFrom=2026-12-10&dateTo=2026-12-11"
                    + "&calendarsToLoad%5B0%5D%5BcredentialId%5D=99&calendarsToLoad%5B0%5D%5BexternalId%5D=x").status()).isEqualTo(status);
        }
    }
}
