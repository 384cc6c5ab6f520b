package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * What a user, or a program in the user's name, calls the API with.
 *
 * @param text      as it is sent
 * @param clientId  who it was given to
 * @param grantId   what it came from; tokens of one grant end together
 * @param expiresAt the first instant at which it is no longer good
 * @param accepted  whether a call with it has succeeded so far: the real server remembers that
 * @param revoked   whether it was ended before its time; it is kept because the server may go on telling it from an unknown one
 */
public record AccessToken(
        String text, TokenIssuer issuer, String clientId, long userId, String grantId, Instant expiresAt, boolean accepted,
        boolean revoked) {

    /** One that has not been used. */
    public AccessToken(String text, TokenIssuer issuer, String clientId, long userId, String grantId, Instant expiresAt) {
        this(text, issuer, clientId, userId, grantId, expiresAt, false, false);
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** The same after a call that succeeded. */
    public AccessToken withAcceptance() {
        return new AccessToken(text, issuer, clientId, userId, grantId, expiresAt, true, revoked);
    }

    /** The same, ended. */
    public AccessToken withRevocation() {
        return new AccessToken(text, issuer, clientId, userId, grantId, expiresAt, accepted, true);
    }

    /** The same with another end. */
    public AccessToken withExpiry(Instant end) {
        return new AccessToken(text, issuer, clientId, userId, grantId, end, accepted, revoked);
    }

    @Override
    public String toString() {
        return "AccessToken[issuer=" + issuer + ", userId=" + userId + ", expiresAt=" + expiresAt + ", revoked=" + revoked + "]";
    }
}
