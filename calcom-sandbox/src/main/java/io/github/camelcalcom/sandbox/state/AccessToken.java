/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * An access token of a user, or of an OAuth2 client that acts on behalf of a user.
 *
 * @param text      the token
 * @param clientId  client that received it
 * @param grantId   grant that it belongs to; tokens of one grant are revoked together
 * @param expiresAt first instant at which it is expired
 * @param accepted  whether a call with it has succeeded, which the real server remembers
 * @param revoked   whether it was revoked; it is kept because the server can distinguish it from an unknown one
 */
public record AccessToken(
        String text, TokenIssuer issuer, String clientId, long userId, String grantId, Instant expiresAt, boolean accepted,
        boolean revoked) {

    /** Creates an unused token. */
    public AccessToken(String text, TokenIssuer issuer, String clientId, long userId, String grantId, Instant expiresAt) {
        this(text, issuer, clientId, userId, grantId, expiresAt, false, false);
    }

    /** Whether the token is expired. */
    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Returns a copy after a successful call. */
    public AccessToken withAcceptance() {
        return new AccessToken(text, issuer, clientId, userId, grantId, expiresAt, true, revoked);
    }

    /** Returns a revoked copy. */
    public AccessToken withRevocation() {
        return new AccessToken(text, issuer, clientId, userId, grantId, expiresAt, accepted, true);
    }

    /** Returns a copy with another expiry. */
    public AccessToken withExpiry(Instant end) {
        return new AccessToken(text, issuer, clientId, userId, grantId, end, accepted, revoked);
    }

    @Override
    public String toString() {
        return "AccessToken[issuer=" + issuer + ", userId=" + userId + ", expiresAt=" + expiresAt + ", revoked=" + revoked + "]";
    }
}
