package io.github.camelcalcom.auth;

import java.util.List;
import java.util.function.BiConsumer;

/** Proves an identity on one request. Immutable; never shows a secret in {@code toString}. */
public interface Credential {

    /**
     * Writes the headers that prove the identity.
     *
     * @param headers takes a header's name and its value
     */
    void writeTo(BiConsumer<CharSequence, CharSequence> headers);

    /** The parts that no message may show, without a scheme; empty if there are none. */
    List<String> secrets();

    /**
     * Returns a secret that can be the value of a header.
     *
     * @throws IllegalArgumentException if it is blank or could break out of its header; the message names the option, never the secret
     */
    static String checkSecret(String option, String secret) {
        if (secret.isEmpty() || secret.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new IllegalArgumentException("The option " + option + " is blank or holds a character that no key or token has (a space, a"
                                               + " line break). Set it to the value as Cal.com shows it");
        }
        return secret;
    }
}
