/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.ErrorParser;
import io.github.camelcalcom.support.AnswerHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the refusals of a real server, as recorded for second deletions, show about the first one. */
class EarlierAttemptTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "webhooks/delete                | 404 | Webhook (5b71cb9e) not found",
            "oauth-client-users/delete      | 404 | User with ID 7 is not part of this OAuth client.",
            "org-attributes/delete          | 404 | Invalid Query: The requested record was not found.",
            "event-types/delete             | 410 | Gone",
            "schedules/delete               | 400 | Schedule with ID=6 does not exist.",
            "conferencing/disconnect        | 400 | google-meet not connected.",
            "org-webhooks/delete            | 403 | IsWebhookInOrg - webhook with id=1 is not part of the organization with id=1.",
            "org-users/delete               | 403 | IsUserInOrg - user with id=6 is not part of the organization with id=1.",
            "managed-orgs/delete            | 403 | IsManagedOrgInManagerOrg - Managed organization with id=9 is not owned by manager organization with id=3.",
            "org-user-ooo/delete            | 403 | This OOO entry does not belong to this user.",
    })
    void theDeletionIsExecuted(String operation, int status, String message) {
        assertThat(EarlierAttempt.isExecuted(OperationResolver.resolve(operation), refusal(operation, status, json(message)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "webhooks/delete  | 404 | Cannot DELETE /v2/webhooks/7",
            "webhooks/delete  | 403 | IsUserWebhookGuard - user with id=(2) is not the owner of webhook with id=(5b71cb9e)",
            "teams/delete     | 403 | RolesGuard - user with id=2 does not have the minimum required role=TEAM_OWNER",
            "schedules/delete | 400 | Validation failed (numeric string is expected)",
            "schedules/delete | 401 | Invalid API Key",
            "webhooks/update  | 404 | Webhook (5b71cb9e) not found",
            "webhooks/get     | 404 | Webhook (5b71cb9e) not found",
    })
    void theRefusalDoesNotShowThat(String operation, int status, String message) {
        assertThat(EarlierAttempt.isExecuted(OperationResolver.resolve(operation), refusal(operation, status, json(message)))).isFalse();
    }

    @Test
    void thePageOfAProxyShowsNothing() {
        assertThat(EarlierAttempt.isExecuted(OperationResolver.resolve("webhooks/delete"),
                refusal("webhooks/delete", 404, "<html><title>Not Found</title></html>"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"teams/delete, 403, true", "team-memberships/update, 403, true", "org-role-permissions/set, 403, true", "teams/get, 403, false",
            "booking-insights/members, 403, false", "teams/delete, 400, false", "teams/delete, 409, false"})
    void aCallerMayHaveRemovedItsOwnPermission(String operation, int status, boolean expected) {
        assertThat(EarlierAttempt.mayBeExecuted(OperationResolver.resolve(operation), refusal(operation, status, json("RolesGuard"))))
                .isEqualTo(expected);
    }

    private static CalcomException refusal(String operation, int status, String body) {
        return new ErrorParser().parse(operation, status, new AnswerHeaders(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(String message) {
        return "{\"status\":\"error\",\"error\":{\"message\":\"" + message + "\"}}";
    }
}
