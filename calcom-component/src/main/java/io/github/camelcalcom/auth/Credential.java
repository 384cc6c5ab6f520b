/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.List;
import java.util.function.BiConsumer;

/** Authenticates one request. Immutable; never shows a secret in {@code toString}. */
public interface Credential {

    /**
     * Writes the headers that authenticate the request.
     *
     * @param headers accepts the name of a header and its value
     */
    void writeTo(BiConsumer<CharSequence, CharSequence> headers);

    /** The parts that messages must not show, without a scheme; empty if there are none. */
    List<String> secrets();

    /**
     * Returns the secret if it is valid as the value of a header.
     *
     * @throws IllegalArgumentException if it is blank or contains a character that is not valid in a header. The message names the option, never the
     *                                  secret
     */
    static String checkSecret(String option, String secret) {
        if (secret.isEmpty() || secret.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new IllegalArgumentException("The option " + option + " is blank or contains a character that is not valid"
                                               + " in a key or token (a space, a line break). Set it to the value as Cal.com shows it");
        }
        return secret;
    }
}
