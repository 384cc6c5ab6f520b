package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * An API key.
 *
 * @param key            as it is sent, with its prefix {@code cal_}
 * @param userId         whom it belongs to
 * @param organizationId the organization it was made for; null for a user's own
 * @param expiresAt      null if it never does
 * @param revoked        whether another key took its place; it is kept because the server goes on telling it from an unknown one
 */
public record ApiKey(String key, long userId, Long organizationId, Instant expiresAt, boolean revoked) {

    /** What every API key begins with. */
    public static final String PREFIX = "cal_";

    @Override
    public String toString() {
        return "ApiKey[userId=" + userId + ", expiresAt=" + expiresAt + ", revoked=" + revoked + "]";
    }
}
