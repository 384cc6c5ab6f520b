package io.github.camelcalcom.auth;

import java.util.function.BiConsumer;

import io.github.camelcalcom.catalog.AuthenticationKind;

/** Calls without credentials, for public operations. */
public final class NoAuthentication implements Authentication {

    @Override
    public AuthenticationKind kind() {
        return AuthenticationKind.NONE;
    }

    @Override
    public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
        // an anonymous call carries no header
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
}
