/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that identifies a longer one. */
public final class Fingerprint {

    /** Number of hexadecimal digits of a fingerprint. */
    public static final int LENGTH = 16;

    private Fingerprint() {
    }

    /** Returns the beginning of the SHA-256 of a text, in hexadecimal. */
    public static String of(String text) {
        return whole(text).substring(0, LENGTH);
    }

    /** The SHA-256 of a text, in hexadecimal: 64 digits. */
    public static String whole(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns a short text unchanged, and a longer one as its beginning with a fingerprint of the whole text. */
    public static String bounded(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - LENGTH - 1) + '~' + of(text);
    }
}
