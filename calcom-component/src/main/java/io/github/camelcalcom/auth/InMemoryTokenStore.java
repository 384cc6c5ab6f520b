package io.github.camelcalcom.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps tokens as long as the process runs. After a restart an identity begins with what is configured: where refresh tokens are good for
 * one use only, that is dead by then, and a store that outlives the process is needed. Thread safe.
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
