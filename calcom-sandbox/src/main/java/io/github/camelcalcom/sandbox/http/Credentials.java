/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.ApiKey;
import io.vertx.core.MultiMap;

/**
 * The credentials of a request. Any of them may be null.
 *
 * @param bearer       API key or access token, without the scheme
 * @param clientId     id of an OAuth client, from the path if it contains one, otherwise from the header
 * @param clientSecret secret of an OAuth client
 */
record Credentials(String bearer, String clientId, String clientSecret) {

    static final String CLIENT_ID = "x-cal-client-id";
    static final String CLIENT_SECRET = "x-cal-secret-key";

    /** @param clientIdInPath null if the path has none */
    static Credentials of(MultiMap headers, String clientIdInPath) {
        return new Credentials(Authenticator.credential(headers).orElse(null),
                clientIdInPath != null ? clientIdInPath : headers.get(CLIENT_ID), headers.get(CLIENT_SECRET));
    }

    /** Whether the id and the secret of an OAuth client are present. */
    boolean isClient() {
        return clientId != null && clientSecret != null;
    }

    /** Whether the bearer is an API key. */
    boolean isApiKey() {
        return bearer != null && bearer.startsWith(ApiKey.PREFIX);
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
