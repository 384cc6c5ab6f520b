/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps tokens as long as the process runs. After a restart, an identity starts with the configured tokens. If the server accepts a refresh token
 * only once, these are no longer valid, and a durable store is required. Thread safe.
 */
public final class InMemoryTokenStore implements TokenStore {

    private final Map<String, StoredTokens> entries = new ConcurrentHashMap<>();

    @Override
    public StoredTokens load(String identity) {
        return entries.get(identity);
    }

    @Override
    public boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) {
        return expected == null ? entries.putIfAbsent(identity, updated) == null : entries.replace(identity, expected, updated);
    }

    @Override
    public String toString() {
        return "in-memory token store";
    }
}
