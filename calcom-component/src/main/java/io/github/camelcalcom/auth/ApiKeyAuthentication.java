package io.github.camelcalcom.auth;

import io.github.camelcalcom.catalog.AuthenticationKind;

/** Calls with an API key. */
public final class ApiKeyAuthentication implements Authentication {

    private final BearerCredential credential;

    /**
     * @param  apiKey                   the key as Cal.com shows it, with or without a leading {@code "Bearer "}
     * @throws IllegalArgumentException if the key is blank or could break out of its header
     */
    public ApiKeyAuthentication(String apiKey) {
        this.credential = new BearerCredential("apiKey", apiKey);
    }

    @Override
    public AuthenticationKind kind() {
        return AuthenticationKind.API_KEY;
    }

    @Override
    public Credential current() {
        return credential;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKeyAuthentication authentication && authentication.credential.equals(credential);
    }

    @Override
    public int hashCode() {
        return credential.hashCode();
    }

    @Override
    public String toString() {
        return "API key";
    }
}
