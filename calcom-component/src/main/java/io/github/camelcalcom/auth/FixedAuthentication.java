/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.storage.Fingerprint;

/** Calls with a credential that never changes: an API key, an access token that cannot be renewed, a platform client, or none. */
public final class FixedAuthentication implements Authentication {

    private static final Authentication NONE = new FixedAuthentication(AuthenticationKind.NONE, new NoCredential(), "no authentication");

    private final AuthenticationKind kind;
    private final Credential credential;
    private final String description;

    private FixedAuthentication(AuthenticationKind kind, Credential credential, String description) {
        this.kind = kind;
        this.credential = credential;
        this.description = description;
    }

    /** Calls without a credential, for public operations. */
    public static Authentication none() {
        return NONE;
    }

    /**
     * Calls with an API key.
     *
     * @param  apiKey                   the key as Cal.com shows it, with or without a leading {@code "Bearer "}
     * @throws IllegalArgumentException if the key is blank or contains a character that is not valid in a header
     */
    public static Authentication apiKey(String apiKey) {
        return new FixedAuthentication(AuthenticationKind.API_KEY, new BearerCredential("apiKey", apiKey), "API key");
    }

    /**
     * Calls with an OAuth2 access token that cannot be renewed. Calls fail as soon as the server refuses it.
     *
     * @param  accessToken              the option {@code oauthAccessToken}
     * @throws IllegalArgumentException if it is blank or contains a character that is not valid in a header
     */
    public static Authentication accessToken(String accessToken) {
        return new FixedAuthentication(AuthenticationKind.OAUTH2, new BearerCredential("oauthAccessToken", accessToken), "OAuth2 access token");
    }

    /**
     * Calls as a platform OAuth client. The server treats it as the owner of the platform's organization.
     *
     * @param  clientId                 the option {@code platformClientId}
     * @param  clientSecret             the option {@code platformClientSecret}
     * @throws IllegalArgumentException if one is blank or contains a character that is not valid in a header
     */
    public static Authentication platformClient(String clientId, String clientSecret) {
        PlatformCredential credential = new PlatformCredential(clientId, clientSecret);
        return new FixedAuthentication(AuthenticationKind.PLATFORM_CLIENT, credential, "platform client " + credential.clientId());
    }

    @Override
    public AuthenticationKind kind() {
        return kind;
    }

    /** {@inheritDoc} It contains a hash of the credential. */
    @Override
    public String name() {
        return kind.name() + '/' + Fingerprint.of(String.join("\n", credential.secrets()));
    }

    @Override
    public Credential current() {
        return credential;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedAuthentication authentication && authentication.kind == kind
                && authentication.credential.equals(credential);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, credential);
    }

    @Override
    public String toString() {
        return description;
    }

    private record NoCredential() implements Credential {

        @Override
        public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
            // a call without a credential has no header
        }

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }
}
