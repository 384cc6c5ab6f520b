package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.function.Predicate;

/** Every token that was given out, and how often tokens were renewed. Only to be used on the sandbox's event loop. */
public final class Tokens {

    private final Table<String, AccessToken> access = new Table<>(AccessToken::text);
    private final Table<String, RefreshToken> refresh = new Table<>(RefreshToken::text);
    private final int[] refreshes = new int[TokenIssuer.values().length];

    /** By the token as it is sent. */
    public Table<String, AccessToken> access() {
        return access;
    }

    /** By the token as it is sent. */
    public Table<String, RefreshToken> refresh() {
        return refresh;
    }

    /** Keeps both tokens of a pair. */
    public TokenPair put(TokenPair pair) {
        access.put(pair.access());
        refresh.put(pair.refresh());
        return pair;
    }

    /** Ends every access token of which the condition holds. */
    public void revokeAccess(Predicate<AccessToken> condition) {
        access.stream().filter(condition).toList().forEach(token -> access.put(token.withRevocation()));
    }

    /** Ends every refresh token of which the condition holds. */
    public void revokeRefresh(Predicate<RefreshToken> condition) {
        refresh.stream().filter(condition).toList().forEach(token -> refresh.put(token.withEnd()));
    }

    /** Sets the end of every access token of which the condition holds. */
    public void expireAccess(Predicate<AccessToken> condition, Instant end) {
        access.stream().filter(condition).toList().forEach(token -> access.put(token.withExpiry(end)));
    }

    /** How often a refresh token was exchanged for new tokens. */
    public int refreshes(TokenIssuer issuer) {
        return refreshes[issuer.ordinal()];
    }

    /** Notes that a refresh token was exchanged. */
    public void countRefresh(TokenIssuer issuer) {
        refreshes[issuer.ordinal()]++;
    }
}
