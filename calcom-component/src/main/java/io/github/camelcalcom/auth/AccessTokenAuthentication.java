package io.github.camelcalcom.auth;

import java.util.Objects;

import io.github.camelcalcom.catalog.AuthenticationKind;

/** Calls with an OAuth2 access token that cannot be renewed: once the server refuses it, calls fail. */
public final class AccessTokenAuthentication implements Authentication {

    private final BearerCredential credential;

    /**
     * @param  accessToken              the option {@code oauthAccessToken}
     * @throws IllegalArgumentException if it is blank or could break out of its header
     */
    public AccessTokenAuthentication(String accessToken) {
        this.credential = new BearerCredential("oauthAccessToken", accessToken);
    }

    @Override
    public AuthenticationKind kind() {
        return AuthenticationKind.OAUTH2;
    }

    @Override
    public Credential current() {
        return credential;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessTokenAuthentication authentication && authentication.credential.equals(credential);
    }

    @Override
    public int hashCode() {
        return Objects.hash(AccessTokenAuthentication.class, credential);
    }

    @Override
    public String toString() {
        return "OAuth2 access token";
    }
}
