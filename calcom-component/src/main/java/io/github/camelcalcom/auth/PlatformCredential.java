/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.List;
import java.util.function.BiConsumer;

/** The id and the secret of a platform OAuth client in their headers. */
public final class PlatformCredential implements Credential {

    private static final String CLIENT_ID = "x-cal-client-id";
    private static final String SECRET_KEY = "x-cal-secret-key";

    private final String clientId;
    private final String clientSecret;

    /**
     * @param  clientId                 the option {@code platformClientId}
     * @param  clientSecret             the option {@code platformClientSecret}
     * @throws IllegalArgumentException if one is blank or contains a character that is not valid in a header
     */
    public PlatformCredential(String clientId, String clientSecret) {
        this.clientId = Credential.checkSecret("platformClientId", clientId.strip());
        this.clientSecret = Credential.checkSecret("platformClientSecret", clientSecret.strip());
    }

    /** The id of the client. */
    public String clientId() {
        return clientId;
    }

    /** Returns a credential with only the secret, for operations with the client's id in their path. */
    public Credential secretOnly() {
        return new Secret(clientSecret);
    }

    @Override
    public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
        headers.accept(CLIENT_ID, clientId);
        headers.accept(SECRET_KEY, clientSecret);
    }

    @Override
    public List<String> secrets() {
        return List.of(clientSecret);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatformCredential credential && credential.clientId.equals(clientId)
                && credential.clientSecret.equals(clientSecret);
    }

    @Override
    public int hashCode() {
        return 31 * clientId.hashCode() + clientSecret.hashCode();
    }

    @Override
    public String toString() {
        return "credential of platform client " + clientId;
    }

    private record Secret(String clientSecret) implements Credential {

        @Override
        public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
            headers.accept(SECRET_KEY, clientSecret);
        }

        @Override
        public List<String> secrets() {
            return List.of(clientSecret);
        }

        @Override
        public String toString() {
            return "secret of a platform client";
        }
    }
}
