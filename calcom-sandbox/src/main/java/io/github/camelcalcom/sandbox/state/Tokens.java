/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.function.Predicate;

/** All tokens that were issued, and the number of refreshes. Must be used on the sandbox's event loop. */
public final class Tokens {

    private final Table<String, AccessToken> access = new Table<>(AccessToken::text);
    private final Table<String, RefreshToken> refresh = new Table<>(RefreshToken::text);
    private final int[] refreshes = new int[TokenIssuer.values().length];

    /** Returns access tokens by text. */
    public Table<String, AccessToken> access() {
        return access;
    }

    /** Returns refresh tokens by text. */
    public Table<String, RefreshToken> refresh() {
        return refresh;
    }

    /** Stores both tokens of a pair. */
    public TokenPair put(TokenPair pair) {
        access.put(pair.access());
        refresh.put(pair.refresh());
        return pair;
    }

    /** Revokes every access token that meets the condition. */
    public void revokeAccess(Predicate<AccessToken> condition) {
        access.stream().filter(condition).toList().forEach(token -> access.put(token.withRevocation()));
    }

    /** Revokes every refresh token that meets the condition. */
    public void revokeRefresh(Predicate<RefreshToken> condition) {
        refresh.stream().filter(condition).toList().forEach(token -> refresh.put(token.withEnd()));
    }

    /** Sets the expiry of every access token that meets the condition. */
    public void expireAccess(Predicate<AccessToken> condition, Instant end) {
        access.stream().filter(condition).toList().forEach(token -> access.put(token.withExpiry(end)));
    }

    /** Returns the number of exchanged refresh tokens. */
    public int refreshes(TokenIssuer issuer) {
        return refreshes[issuer.ordinal()];
    }

    /** Counts the exchange of a refresh token. */
    public void countRefresh(TokenIssuer issuer) {
        refreshes[issuer.ordinal()]++;
    }
}
