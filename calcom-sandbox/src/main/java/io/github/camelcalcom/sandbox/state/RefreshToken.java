package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * What gets new tokens, once.
 *
 * @param text      as it is sent
 * @param clientId  who it was given to
 * @param grantId   what it came from; tokens of one grant end together
 * @param scopes    what access tokens from it may do; empty for a managed user, whose client's permissions say that
 * @param expiresAt the first instant at which it is no longer good
 * @param ended     whether it was used or revoked
 */
public record RefreshToken(
        String text, TokenIssuer issuer, String clientId, long userId, String grantId, List<String> scopes, Instant expiresAt,
        boolean ended) {

    public RefreshToken {
        scopes = List.copyOf(scopes);
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** The same, used or revoked. */
    public RefreshToken withEnd() {
        return new RefreshToken(text, issuer, clientId, userId, grantId, scopes, expiresAt, true);
    }

    @Override
    public String toString() {
        return "RefreshToken[issuer=" + issuer + ", userId=" + userId + ", expiresAt=" + expiresAt + ", ended=" + ended + "]";
    }
}
