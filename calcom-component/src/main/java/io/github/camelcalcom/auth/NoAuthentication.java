package io.github.camelcalcom.auth;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.camelcalcom.catalog.AuthenticationKind;

/** Calls without credentials, for public operations. */
public final class NoAuthentication implements Authentication {

    private static final Credential NOTHING = new Nothing();

    @Override
    public AuthenticationKind kind() {
        return AuthenticationKind.NONE;
    }

    @Override
    public Credential current() {
        return NOTHING;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoAuthentication;
    }

    @Override
    public int hashCode() {
        return NoAuthentication.class.hashCode();
    }

    @Override
    public String toString() {
        return "no authentication";
    }

    private record Nothing() implements Credential {

        @Override
        public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
            // an anonymous call carries no header
        }

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }
}
