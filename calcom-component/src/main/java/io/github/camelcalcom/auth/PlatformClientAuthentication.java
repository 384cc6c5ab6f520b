package io.github.camelcalcom.auth;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import io.github.camelcalcom.catalog.AuthenticationKind;

/** Calls as a platform OAuth client: the server takes it for the owner of the platform's organization. */
public final class PlatformClientAuthentication implements Authentication {

    private static final String SECRET_KEY = "x-cal-secret-key";

    private final PlatformCredential credential;

    /**
     * @param  clientId                 the option {@code platformClientId}
     * @param  clientSecret             the option {@code platformClientSecret}
     * @throws IllegalArgumentException if one is blank or could break out of its header
     */
    public PlatformClientAuthentication(String clientId, String clientSecret) {
        this.credential = new PlatformCredential(HeaderSecret.check("platformClientId", clientId.strip()),
                HeaderSecret.check("platformClientSecret", clientSecret.strip()));
    }

    @Override
    public AuthenticationKind kind() {
        return AuthenticationKind.PLATFORM_CLIENT;
    }

    @Override
    public Credential current() {
        return credential;
    }

    /** The secret alone, for operations that have the client's id in their path. */
    public Credential secretOnly() {
        return new SecretCredential(credential.clientSecret());
    }

    /** The id of the client. */
    public String clientId() {
        return credential.clientId();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatformClientAuthentication authentication && authentication.credential.equals(credential);
    }

    @Override
    public int hashCode() {
        return Objects.hash(PlatformClientAuthentication.class, credential);
    }

    @Override
    public String toString() {
        return "platform client " + credential.clientId();
    }

    private record PlatformCredential(String clientId, String clientSecret) implements Credential {

        @Override
        public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
            headers.accept("x-cal-client-id", clientId);
            headers.accept(SECRET_KEY, clientSecret);
        }

        @Override
        public List<String> secrets() {
            return List.of(clientSecret);
        }

        @Override
        public String toString() {
            return "credential of platform client " + clientId;
        }
    }

    private record SecretCredential(String clientSecret) implements Credential {

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
