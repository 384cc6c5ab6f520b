/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** PKCE with the method S256 (RFC 7636, section 4.2). */
public final class CodeChallenge {

    private static final String ALGORITHM = "SHA-256";

    private CodeChallenge() {
    }

    /** Returns the challenge of a verifier. */
    public static String of(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance(ALGORITHM).digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime does not support " + ALGORITHM, e);
        }
    }
}
