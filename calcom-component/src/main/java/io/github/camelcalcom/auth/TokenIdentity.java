package io.github.camelcalcom.auth;

import io.github.camelcalcom.storage.Fingerprint;

/**
 * The names under which tokens are kept: without a secret, the same on every node and after every rotation. Two callers with one name are
 * the same caller.
 */
public final class TokenIdentity {

    /** The most characters of a name. */
    public static final int LONGEST = 200;

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
        return Fingerprint.bounded(server + "/oauth2/" + clientId + '/' + Fingerprint.of(configuredToken), LONGEST);
    }

    /**
     * The name of a managed user.
     *
     * @param server as for {@link #oauth2}
     */
    public static String managedUser(String server, String platformClientId, String userId) {
        return Fingerprint.bounded(server + "/managed-user/" + platformClientId + '/' + userId, LONGEST);
    }

    /**
     * The name of a managed user for a caller that may use no tokens but those that its own secret has obtained.
     *
     * @param server as for {@link #oauth2}
     * @param secret of the platform client; only a hash of it becomes part of the name
     */
    public static String managedUser(String server, String platformClientId, String secret, String userId) {
        return managedUser(server, platformClientId + '/' + Fingerprint.of(secret), userId);
    }
}
