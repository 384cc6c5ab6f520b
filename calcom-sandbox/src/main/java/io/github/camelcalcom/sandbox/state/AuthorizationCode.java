/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * A code for an OAuth2 client that a user has authorized, which can be exchanged for tokens once.
 *
 * @param clientId      client that received it
 * @param codeChallenge BASE64URL(SHA-256(verifier)) of PKCE, null if the client sent none
 * @param expiresAt     first instant at which it is expired
 */
public record AuthorizationCode(
        String code, String clientId, long userId, List<String> scopes, String codeChallenge, Instant expiresAt) {

    public AuthorizationCode {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AuthorizationCode[clientId=" + clientId + ", userId=" + userId + ", expiresAt=" + expiresAt + "]";
    }
}
