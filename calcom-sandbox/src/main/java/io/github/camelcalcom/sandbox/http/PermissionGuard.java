/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.AccessToken;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;

import java.time.Instant;
import java.util.Optional;

/**
 * Checks the permissions of OAuth clients on routes of bookings and event types. The real server does this before it authenticates. An
 * unknown access token is refused here, with 403 and the token in the message. Apart from the answer to a call without credentials, this
 * follows the server's source and was not recorded.
 */
final class PermissionGuard {

    private final SandboxState state;

    PermissionGuard(SandboxState state) {
        this.state = state;
    }

    /** @throws ApiException 403 */
    void check(Credentials credentials, Operation operation, Instant now) {
        if (credentials.isApiKey() || isOAuth2Token(credentials.bearer(), now)) {
            return;
        }
        if (credentials.bearer() == null && credentials.clientId() == null) {
            throw ApiException.forbidden("PermissionsGuard - no authentication provided. Provide either authorization bearer token "
                    + "containing managed user access token or oAuth client id in 'x-cal-client-id' header.");
        }
        OAuthClient client = credentials.bearer() != null ? clientOf(credentials.bearer()) : client(credentials.clientId());
        String needed = permission(operation);
        if (!client.permissions().contains(needed)) {
            throw ApiException.forbidden("PermissionsGuard - oAuth client with id=" + client.id()
                    + " does not have the required permissions=" + needed
                    + ". Go to platform dashboard settings and add the required permissions to the oAuth client.");
        }
    }

    private boolean isOAuth2Token(String bearer, Instant now) {
        return bearer != null && state.tokens().access().find(bearer)
                .filter(token -> token.issuer() == TokenIssuer.OAUTH2 && !token.revoked() && !token.isExpired(now)).isPresent();
    }

    private OAuthClient clientOf(String bearer) {
        Optional<String> id = state.tokens().access().find(bearer)
                .filter(token -> token.issuer() == TokenIssuer.PLATFORM && !token.revoked()).map(AccessToken::clientId);
        return id.flatMap(state.oAuthClients()::find)
                .orElseThrow(() -> ApiException.forbidden("PermissionsGuard - no oAuth client found for access token=" + bearer));
    }

    private OAuthClient client(String id) {
        return state.oAuthClients().find(id)
                .orElseThrow(() -> ApiException.forbidden("PermissionsGuard - no oAuth client found for client id=" + id));
    }

    private static String permission(Operation operation) {
        String resource = operation.path().startsWith("/v2/event-types") ? "EVENT_TYPE" : "BOOKING";
        return resource + (operation.method().equals("GET") ? "_READ" : "_WRITE");
    }
}
