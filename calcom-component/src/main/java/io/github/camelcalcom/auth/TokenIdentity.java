package io.github.camelcalcom.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names under which tokens are kept: without a secret, the same on every node and after every rotation. Two callers with one name are
 * the same caller.
 */
public final class TokenIdentity {

    /** The most characters of a name. */
    public static final int LONGEST = 200;

    private static final int HASH_CHARACTERS = 16;

    private TokenIdentity() {
    }

    /**
     * The name of who an OAuth2 client calls for. Another configured token makes another name, so that it takes effect although the store has
     * tokens that came from the one before.
     *
     * @param server          host and port, and the base path if there is one, such as {@code api.cal.com:443}
     * @param configuredToken the refresh token that was configured, or the access token where that is all there is; only a hash of it becomes
     *                        part of the name
     */
    public static String oauth2(String server, String clientId, String configuredToken) {
        return bounded(server + "/oauth2/" + clientId + '/' + hash(configuredToken));
    }

    /**
     * The name of a managed user.
     *
     * @param server as for {@link #oauth2}
     */
    public static String managedUser(String server, String platformClientId, String userId) {
        return bounded(server + "/managed-user/" + platformClientId + '/' + userId);
    }

    private static String bounded(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - HASH_CHARACTERS - 1) + '~' + hash(name);
    }

    /** The beginning of the SHA-256 of a text, in hexadecimal. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_CHARACTERS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
