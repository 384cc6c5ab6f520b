/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.List;
import java.util.function.BiConsumer;

/** A key or token in the {@code Authorization} header. */
final class BearerCredential implements Credential {

    private static final String AUTHORIZATION = "authorization";
    private static final String BEARER = "Bearer ";

    private final String headerValue;

    /**
     * @param  option                   the name of the option, for messages
     * @param  secret                   the key or token, with or without a leading {@code "Bearer "}
     * @throws IllegalArgumentException if it is blank or contains a character that is not valid in a header
     */
    BearerCredential(String option, String secret) {
        this.headerValue = BEARER + check(option, secret);
    }

    /** Returns the bare key or token. Throws the exceptions of the constructor. */
    static String check(String option, String secret) {
        String value = secret.startsWith(BEARER) ? secret.substring(BEARER.length()).strip() : secret.strip();
        return Credential.checkSecret(option, value);
    }

    @Override
    public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
        headers.accept(AUTHORIZATION, headerValue);
    }

    @Override
    public List<String> secrets() {
        return List.of(headerValue.substring(BEARER.length()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerCredential credential && credential.headerValue.equals(headerValue);
    }

    @Override
    public int hashCode() {
        return headerValue.hashCode();
    }

    @Override
    public String toString() {
        return "bearer credential";
    }
}
