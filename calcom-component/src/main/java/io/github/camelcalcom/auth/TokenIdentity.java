/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import io.github.camelcalcom.storage.Fingerprint;

/**
 * Names of identities in a {@link TokenStore}. A name contains no secret, and is the same on every node and after every rotation. Two callers with
 * the same name are the same caller.
 */
public final class TokenIdentity {

    /** Maximum length of a name. */
    public static final int LONGEST = 200;

    private TokenIdentity() {
    }

    /**
     * Returns the name of the account that an OAuth2 client calls for. A different configured token results in a different name. So it takes effect
     * although the store has tokens that were obtained with the previous one.
     *
     * @param server          host name, port and the base path if there is one, such as {@code api.cal.com:443}
     * @param configuredToken the configured refresh token, or else the access token; only a hash of it is part of the name
     */
    public static String oauth2(String server, String clientId, String configuredToken) {
        return Fingerprint.bounded(server + "/oauth2/" + clientId + '/' + Fingerprint.of(configuredToken), LONGEST);
    }

    /**
     * Returns the name of a managed user.
     *
     * @param server as for {@link #oauth2}
     */
    public static String managedUser(String server, String platformClientId, String userId) {
        return Fingerprint.bounded(server + "/managed-user/" + platformClientId + '/' + userId, LONGEST);
    }

    /**
     * Returns the name of a managed user for a caller that must only use tokens that were obtained with its own secret.
     *
     * @param server as for {@link #oauth2}
     * @param secret the secret of the platform client; only a hash of it is part of the name
     */
    public static String managedUser(String server, String platformClientId, String secret, String userId) {
        return managedUser(server, platformClientId + '/' + Fingerprint.of(secret), userId);
    }
}
