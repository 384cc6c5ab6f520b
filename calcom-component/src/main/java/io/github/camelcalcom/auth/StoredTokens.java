package io.github.camelcalcom.auth;

/**
 * What a {@link TokenStore} keeps for one identity. Whoever wants to refresh the tokens claims them first, so that a refresh token,
 * which a server takes only once, is never used by two.
 *
 * @param version   grows by one with each change; two entries of an identity with the same version are the same
 * @param tokens    null before the first ones were obtained
 * @param claimedBy who is refreshing them now: a name that is unique to one process and attempt; null if nobody is
 */
public record StoredTokens(long version, Tokens tokens, String claimedBy) {

    /** The entry that an identity begins with. */
    public static StoredTokens first(Tokens tokens) {
        return new StoredTokens(1, tokens, null);
    }

    /** The same tokens, being refreshed by somebody; null as the name gives the claim back. */
    public StoredTokens claimed(String by) {
        return new StoredTokens(version + 1, tokens, by);
    }

    /** Other tokens, claimed by nobody. */
    public StoredTokens with(Tokens newTokens) {
        return new StoredTokens(version + 1, newTokens, null);
    }
}
