/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;

import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given an access token, when the server refuses an operation with 403, the exception names the OAuth scope that the operation needs. */
class ScopeHintTest extends ScriptedServerTestSupport {

    private static final String HINT = "the access token needs the OAuth scope ";

    ScopeHintTest() {
        super(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "token | 403 | Forbidden resource | bookings/list | BOOKING_READ",
            "token | 403 | insufficient scope | team-booking-limit-pools/list-hosts?teamId=1&poolId=p | TEAM_EVENT_TYPE_WRITE",
            "token | 403 | Forbidden resource | booking-insights/members | INSIGHTS_READ or TEAM_INSIGHTS_READ or ORG_INSIGHTS_READ",
            "key | 403 | The scope is missing | bookings/list | BOOKING_READ",
            "key | 403 | Forbidden resource | bookings/list | ''",
            "token | 403 | Invalid access token | bookings/list | ''",
            "token | 401 | Invalid access token | bookings/list | ''",
            "token | 403 | Forbidden resource | org-roles/list?orgId=1 | ''" })
    void isNamedIfItMayBeTheReason(String credential, int status, String message, String operation, String scope) {
        camel.calcom().getConfiguration().setApiKey(credential.equals("key") ? "cal_live_0123456789" : null);
        camel.calcom().getConfiguration().setOauthAccessToken(credential.equals("token") ? "an-access-token" : null);
        server.answer(status, "{\"status\":\"error\",\"error\":{\"code\":\"ForbiddenException\",\"message\":\"" + message + "\"}}");

        Exception exception = camel.call("calcom:" + operation, operation.contains("insights") ? "{}" : null, Map.of()).getException();

        assertThat(exception).isInstanceOf(CalcomAuthenticationException.class);
        if (scope.isEmpty()) {
            assertThat(exception.getMessage()).doesNotContain(HINT);
        } else {
            assertThat(exception.getMessage()).contains(HINT + scope);
        }
    }
}
