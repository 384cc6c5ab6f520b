/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.AccessToken;
import io.github.camelcalcom.sandbox.state.RefreshToken;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.Tokens;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of managed users. An access token is valid for 60 minutes and a refresh token for a year, truncated to whole minutes and days.
 */
public final class PlatformTokens {

    private static final Duration ACCESS = Duration.ofMinutes(60);

    private final SandboxState state;
    private final Tokens tokens;

    /** Works on the state of one sandbox. */
    public PlatformTokens(SandboxState state) {
        this.state = state;
        this.tokens = state.tokens();
    }

    /** Issues tokens to a user. */
    public TokenPair issue(User user, Instant now) {
        return tokens.put(pair(user.oAuthClientId(), user.id(), now, false));
    }

    /** Returns a refresh token of a client that is neither used nor expired. */
    public Optional<RefreshToken> usable(String clientId, String text, Instant now) {
        return tokens.refresh().find(text)
                .filter(token -> token.issuer() == TokenIssuer.PLATFORM && token.clientId().equals(clientId))
                .filter(token -> !token.isExpired(now));
    }

    /**
     * Returns new tokens for a refresh token, which is removed. Access tokens that it issued before stay valid; expired ones of the client
     * are removed.
     *
     * @return empty if the refresh token was removed meanwhile
     */
    public Optional<TokenPair> rotate(RefreshToken old, Instant now) {
        if (tokens.refresh().find(old.text()).isEmpty()) {
            return Optional.empty();
        }
        tokens.access().removeIf(token -> isOf(token, old.clientId()) && token.isExpired(now));
        tokens.refresh().remove(old.text());
        tokens.countRefresh(TokenIssuer.PLATFORM);
        return Optional.of(tokens.put(pair(old.clientId(), old.userId(), now, true)));
    }

    /** Revokes all tokens of a user. */
    public void endAll(User user) {
        tokens.revokeAccess(token -> token.issuer() == TokenIssuer.PLATFORM && token.userId() == user.id());
        tokens.refresh().removeIf(token -> token.issuer() == TokenIssuer.PLATFORM && token.userId() == user.id());
    }

    /** Revokes all tokens of a client. */
    public void endAll(String clientId) {
        tokens.revokeAccess(token -> isOf(token, clientId));
        tokens.refresh().removeIf(token -> token.issuer() == TokenIssuer.PLATFORM && token.clientId().equals(clientId));
    }

    private static boolean isOf(AccessToken token, String clientId) {
        return token.issuer() == TokenIssuer.PLATFORM && token.clientId().equals(clientId);
    }

    private TokenPair pair(String clientId, long userId, Instant now, boolean renewed) {
        Instant accessExpiry = now.plus(ACCESS).truncatedTo(ChronoUnit.MINUTES);
        Instant refreshExpiry = now.atOffset(ZoneOffset.UTC).plusYears(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        String grantId = clientId + '/' + userId;
        return new TokenPair(
                new AccessToken(text("access_token", clientId, userId, accessExpiry, now, renewed), TokenIssuer.PLATFORM, clientId, userId,
                        grantId, accessExpiry),
                new RefreshToken(text("refresh_token", clientId, userId, refreshExpiry, now, renewed), TokenIssuer.PLATFORM, clientId,
                        userId, grantId, List.of(), refreshExpiry, false));
    }

    private String text(String type, String clientId, long userId, Instant expiry, Instant now, boolean renewed) {
        ObjectNode payload = Json.object().put("type", type).put("clientId", clientId).put("ownerId", userId)
                .put("expiresAt", expiry.toEpochMilli());
        if (renewed) {
            payload.put("userId", userId);
        }
        return JsonWebToken.of(payload.put("jti", state.uids().uuid()).put("iat", now.getEpochSecond()));
    }
}
