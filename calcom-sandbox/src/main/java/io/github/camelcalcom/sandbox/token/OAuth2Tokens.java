/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.AccessToken;
import io.github.camelcalcom.sandbox.state.AuthorizationCode;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.RefreshToken;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.Tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The tokens of the OAuth2 token endpoint. An access token is valid for 30 minutes, a refresh token for 30 days. */
public final class OAuth2Tokens {

    /** The lifetime of an access token. */
    public static final Duration ACCESS_LIFETIME = Duration.ofMinutes(30);

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    private final SandboxState state;
    private final Tokens tokens;

    /** Works on the state of one sandbox. */
    public OAuth2Tokens(SandboxState state) {
        this.state = state;
        this.tokens = state.tokens();
    }

    /**
     * Returns the code that a client receives when a user consents.
     *
     * @param codeChallenge S256 challenge of PKCE; null for none
     */
    public String code(OAuth2Client client, long userId, List<String> scopes, String codeChallenge, Instant now) {
        return state.authorizationCodes().put(new AuthorizationCode(state.uids().hex32(), client.id(), userId, scopes, codeChallenge,
                now.plus(CODE_LIFETIME))).code();
    }

    /** Returns the first tokens after the consent of a user. */
    public TokenPair grant(String clientId, long userId, List<String> scopes, Instant now) {
        return tokens.put(pair(clientId, userId, state.uids().uuid(), scopes, now));
    }

    /** Returns new tokens for an unused refresh token, which is used afterwards. */
    public TokenPair rotate(RefreshToken old, Instant now) {
        tokens.refresh().put(old.withEnd());
        tokens.countRefresh(TokenIssuer.OAUTH2);
        return tokens.put(pair(old.clientId(), old.userId(), old.grantId(), old.scopes(), now));
    }

    /** Revokes every token of a grant. */
    public void endGrant(String grantId) {
        tokens.revokeAccess(token -> token.issuer() == TokenIssuer.OAUTH2 && token.grantId().equals(grantId));
        tokens.revokeRefresh(token -> token.issuer() == TokenIssuer.OAUTH2 && token.grantId().equals(grantId));
    }

    private TokenPair pair(String clientId, long userId, String grantId, List<String> scopes, Instant now) {
        Instant accessExpiry = now.plus(ACCESS_LIFETIME);
        Instant refreshExpiry = now.plus(REFRESH_LIFETIME);
        return new TokenPair(
                new AccessToken(text("Access Token", clientId, userId, scopes, now, accessExpiry), TokenIssuer.OAUTH2, clientId, userId,
                        grantId, accessExpiry),
                new RefreshToken(text("Refresh Token", clientId, userId, scopes, now, refreshExpiry), TokenIssuer.OAUTH2, clientId, userId,
                        grantId, scopes, refreshExpiry, false));
    }

    /** Creates a unique token. On the real server, access tokens of the same second are equal. */
    private String text(String type, String clientId, long userId, List<String> scopes, Instant now, Instant expiry) {
        ObjectNode payload = Json.object().put("userId", userId);
        payload.set("scope", Json.array(scopes));
        return JsonWebToken.of(payload.put("token_type", type).put("clientId", clientId).put("secret", state.uids().hex32())
                .put("iat", now.getEpochSecond()).put("exp", expiry.getEpochSecond()));
    }
}
