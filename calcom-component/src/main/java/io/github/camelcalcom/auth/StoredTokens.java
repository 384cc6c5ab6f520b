/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

/**
 * The entry of one identity in a {@link TokenStore}. A node claims the tokens before it refreshes them, so that no two nodes use the same
 * refresh token: a server accepts it only once.
 *
 * @param version   grows by one with each change; two entries of an identity with the same version are equal
 * @param tokens    null until the first tokens were obtained
 * @param claimedBy the node that is refreshing the tokens, by a name that is unique to its process and refresh; null if there is none
 */
public record StoredTokens(long version, Tokens tokens, String claimedBy) {

    /** Returns the first entry of an identity. */
    public static StoredTokens first(Tokens tokens) {
        return new StoredTokens(1, tokens, null);
    }

    /** Returns the same tokens with a claim; without one if the name is null. */
    public StoredTokens claimed(String by) {
        return new StoredTokens(version + 1, tokens, by);
    }

    /** Returns an entry with other tokens and without a claim. */
    public StoredTokens with(Tokens newTokens) {
        return new StoredTokens(version + 1, newTokens, null);
    }
}
