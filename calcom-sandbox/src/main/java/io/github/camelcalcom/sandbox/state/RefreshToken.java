/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * A refresh token, which can be exchanged for new tokens once.
 *
 * @param text      the token
 * @param clientId  client that received it
 * @param grantId   grant that it belongs to; tokens of one grant are revoked together
 * @param scopes    scopes of the access tokens; empty for a managed user, for whom the permissions of the client apply
 * @param expiresAt first instant at which it is expired
 * @param ended     whether it was used or revoked
 */
public record RefreshToken(
        String text, TokenIssuer issuer, String clientId, long userId, String grantId, List<String> scopes, Instant expiresAt,
        boolean ended) {

    public RefreshToken {
        scopes = List.copyOf(scopes);
    }

    /** Whether the token is expired. */
    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Returns a copy with another text. */
    public RefreshToken withText(String other) {
        return new RefreshToken(other, issuer, clientId, userId, grantId, scopes, expiresAt, ended);
    }

    /** Returns a used or revoked copy. */
    public RefreshToken withEnd() {
        return new RefreshToken(text, issuer, clientId, userId, grantId, scopes, expiresAt, true);
    }

    @Override
    public String toString() {
        return "RefreshToken[issuer=" + issuer + ", userId=" + userId + ", expiresAt=" + expiresAt + ", ended=" + ended + "]";
    }
}
