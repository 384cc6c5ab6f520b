/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The signature of a delivery: HMAC-SHA256 over the bytes of its body, in lower-case hexadecimal digits. */
public final class WebhookSignature {

    /** The HTTP header that carries it. */
    public static final String HEADER = "X-Cal-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 64;

    private WebhookSignature() {
    }

    /** Whether this is a signature at all. A server that has no secret sends the words {@code no-secret-provided} instead of one. */
    public static boolean isSignature(String signature) {
        return signature != null && signature.length() == LENGTH && isLowerCaseHexadecimal(signature);
    }

    private static boolean isLowerCaseHexadecimal(String text) {
        for (int index = 0; index < text.length(); index++) {
            char digit = text.charAt(index);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the body was signed with one of the secrets. The time that this takes does not tell how much of a signature is right.
     *
     * @param body    the bytes as they were received
     * @param secrets none of them empty
     */
    public static boolean isValid(byte[] body, String signature, Collection<String> secrets) {
        if (!isSignature(signature)) {
            return false;
        }
        byte[] received = HexFormat.of().parseHex(signature);
        boolean valid = false;
        for (String secret : secrets) {
            valid |= MessageDigest.isEqual(received, of(body, secret));
        }
        return valid;
    }

    private static byte[] of(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM + ", which every Java runtime must have", e);
        }
    }
}
