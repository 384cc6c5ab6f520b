/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.AuthorizationCode;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.RefreshToken;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The OAuth2 token endpoint of the hosted service, with the messages of its public source. A self-hosted server of December 2025 does not
 * have this route.
 */
public final class OAuth2Handlers implements OperationRegistry.Group {

    private static final String INVALID_GRANT = "invalid_grant";
    private static final String INVALID_CLIENT = "invalid_client";
    private static final Map<String, String> NOT_TO_BE_STORED = Map.of("Cache-Control", "no-store", "Pragma", "no-cache");

    private final SandboxState state;
    private final RefreshTokenReuse reuse;
    private final OAuth2Tokens tokens;

    /** @param reuse handling of a refresh token that is used twice */
    public OAuth2Handlers(SandboxState state, RefreshTokenReuse reuse) {
        this.state = state;
        this.reuse = reuse;
        this.tokens = new OAuth2Tokens(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        OperationRegistry.Entry token = registry.on("oauth2/token").access(Access.OPEN);
        OperationRegistry.Entry client = registry.on("oauth2/get-client").access(Access.OPEN);
        if (registry.profile() != SandboxProfile.SELF_HOSTED) {
            token.handle(this::token);
            client.handle(this::client);
        }
    }

    private Answer token(Call call) {
        TokenRequest request = TokenRequest.of(call);
        OAuth2Client client = state.oAuth2Clients().find(request.clientId())
                .orElseThrow(() -> ApiException.oauth2(401, INVALID_CLIENT, "client_not_found"));
        TokenPair pair = request.isRefresh() ? refresh(call, request, client) : exchange(call, request, client);
        ObjectNode answer = Json.object()
                .put("access_token", pair.access().text())
                .put("token_type", "bearer")
                .put("refresh_token", pair.refresh().text())
                .put("expires_in", OAuth2Tokens.ACCESS_LIFETIME.toSeconds())
                .put("scope", String.join(" ", pair.refresh().scopes()));
        return new Answer(200, answer, NOT_TO_BE_STORED);
    }

    private TokenPair exchange(Call call, TokenRequest request, OAuth2Client client) {
        if (!client.redirectUris().contains(request.redirectUri())) {
            throw refusedGrant("redirect_uri_mismatch");
        }
        requireSecret(request, client);
        Optional<AuthorizationCode> code = state.authorizationCodes().find(request.code())
                .filter(found -> found.clientId().equals(client.id()));
        code.ifPresent(found -> state.authorizationCodes().remove(found.code()));
        AuthorizationCode good = code.filter(found -> found.expiresAt().isAfter(call.now()))
                .orElseThrow(() -> refusedGrant("code_invalid_or_expired"));
        requireProof(request, client, good);
        return tokens.grant(client.id(), good.userId(), good.scopes(), call.now());
    }

    private static void requireProof(TokenRequest request, OAuth2Client client, AuthorizationCode code) {
        if (client.isConfidential() && code.codeChallenge() == null) {
            return;
        }
        if (code.codeChallenge() == null || request.codeVerifier().isEmpty()) {
            throw ApiException.oauth2(400, "invalid_request", "pkce_missing_parameters_or_invalid_method");
        }
        if (!CodeChallenge.of(request.codeVerifier().get()).equals(code.codeChallenge())) {
            throw refusedGrant("pkce_verification_failed");
        }
    }

    private TokenPair refresh(Call call, TokenRequest request, OAuth2Client client) {
        requireSecret(request, client);
        RefreshToken token = state.tokens().refresh().find(request.refreshToken())
                .filter(found -> found.issuer() == TokenIssuer.OAUTH2 && !found.isExpired(call.now()))
                .orElseThrow(() -> refusedGrant("invalid_refresh_token"));
        if (!token.clientId().equals(client.id())) {
            throw refusedGrant("client_id_mismatch");
        }
        if (token.ended()) {
            if (reuse == RefreshTokenReuse.ENDS_THE_GRANT) {
                tokens.endGrant(token.grantId());
            }
            throw refusedGrant("refresh_token_revoked");
        }
        return tokens.rotate(token, call.now());
    }

    private static void requireSecret(TokenRequest request, OAuth2Client client) {
        if (client.isConfidential() && !request.clientSecret().equals(Optional.of(client.secret()))) {
            throw ApiException.oauth2(401, INVALID_CLIENT, "invalid_client_credentials");
        }
    }

    private static ApiException refusedGrant(String reason) {
        return ApiException.oauth2(400, INVALID_GRANT, reason);
    }

    private Answer client(Call call) {
        OAuth2Client client = state.oAuth2Clients().find(call.path("clientId"))
                .orElseThrow(() -> ApiException.oauth2(404, "unauthorized_client", "client_not_found"));
        List<String> redirectUris = client.redirectUris();
        ObjectNode view = Json.object().put("client_id", client.id());
        view.set("redirect_uris", Json.array(redirectUris));
        view.put("redirect_uri", redirectUris.isEmpty() ? null : redirectUris.get(0))
                .put("name", client.name())
                .putNull("logo")
                .put("is_trusted", false)
                .put("client_type", client.isConfidential() ? "CONFIDENTIAL" : "PUBLIC");
        return Answer.ok(view);
    }
}
