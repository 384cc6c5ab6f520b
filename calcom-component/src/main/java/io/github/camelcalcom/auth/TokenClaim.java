package io.github.camelcalcom.auth;

import java.io.IOException;
import java.util.Objects;

/**
 * The right to use a refresh token, held by one process until it has stored what it got for it. Thread safe; methods block while the
 * store does.
 */
final class TokenClaim {

    /** Others can only get in between by claiming, which takes them a claim timeout: more often than this the store is not what it says. */
    private static final int MOST_CHANGES = 5;

    private final TokenStore store;
    private final String identity;
    private final Tokens tokens;
    private StoredTokens entry;
    private boolean held = true;

    private TokenClaim(TokenStore store, String identity, StoredTokens entry) {
        this.store = store;
        this.identity = identity;
        this.tokens = entry.tokens();
        this.entry = entry;
    }

    /**
     * Claims the tokens of an identity.
     *
     * @param  seen   what the store had, null for nothing
     * @param  tokens what to refresh, null if there are none yet
     * @return        null if the store has something else by now
     */
    static TokenClaim take(TokenStore store, String identity, StoredTokens seen, Tokens tokens, String owner) throws IOException {
        StoredTokens claimed = new StoredTokens(seen == null ? 1 : seen.version() + 1, tokens, owner);
        return store.compareAndSet(identity, seen, claimed) ? new TokenClaim(store, identity, claimed) : null;
    }

    /** What is being refreshed; null if there are none yet. */
    Tokens tokens() {
        return tokens;
    }

    /**
     * Shows the other nodes that this one lives.
     *
     * @return false if there is nothing to show any more
     */
    synchronized boolean renew() throws IOException {
        if (held) {
            StoredTokens renewed = entry.claimed(entry.claimedBy());
            held = store.compareAndSet(identity, entry, renewed);
            entry = held ? renewed : entry;
        }
        return held;
    }

    /** Gives the claim back without new tokens. */
    synchronized void release() throws IOException {
        if (held) {
            held = false;
            store.compareAndSet(identity, entry, entry.claimed(null));
        }
    }

    /**
     * Stores what the server issued and ends the claim.
     *
     * @return             what is stored now: the tokens that were issued, or those that another node stored although this one held the claim
     * @throws IOException if nothing could be stored; may be tried again
     */
    synchronized Tokens complete(Tokens issued) throws IOException {
        held = false;
        for (int change = 0; change < MOST_CHANGES; change++) {
            StoredTokens updated = entry == null ? StoredTokens.first(issued) : entry.with(issued);
            if (store.compareAndSet(identity, entry, updated)) {
                return issued;
            }
            StoredTokens now = store.load(identity);
            if (now != null && now.tokens() != null && !now.tokens().equals(tokens)) {
                return now.tokens();
            }
            entry = now;
        }
        throw new IOException("The token store " + store + " refused to replace what it had just answered, " + MOST_CHANGES + " times");
    }

    /** Whether the store has other tokens than those that were claimed. */
    boolean isOvertaken() throws IOException {
        StoredTokens now = store.load(identity);
        return now != null && now.tokens() != null && !Objects.equals(now.tokens(), tokens);
    }
}
