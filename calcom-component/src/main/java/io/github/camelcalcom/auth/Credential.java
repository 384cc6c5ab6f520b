package io.github.camelcalcom.auth;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * What proves an identity on one request. Immutable; never shows a secret in {@code toString}.
 */
public interface Credential {

    /**
     * Writes the headers that prove the identity.
     *
     * @param headers takes a header's name and its value
     */
    void writeTo(BiConsumer<CharSequence, CharSequence> headers);

    /** What of it no message may show, without a scheme; empty if it proves nothing. */
    List<String> secrets();
}
