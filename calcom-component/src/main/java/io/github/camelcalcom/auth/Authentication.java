package io.github.camelcalcom.auth;

import java.util.function.BiConsumer;

import io.github.camelcalcom.catalog.AuthenticationKind;

/**
 * Says to the server who is calling. Implementations are thread safe and never show a secret in {@code toString}.
 */
public interface Authentication {

    /** The kind, as the operation catalogue lists it. */
    AuthenticationKind kind();

    /**
     * Writes the headers that prove the identity.
     *
     * @param headers takes a header's name and its value
     */
    void writeTo(BiConsumer<CharSequence, CharSequence> headers);
}
