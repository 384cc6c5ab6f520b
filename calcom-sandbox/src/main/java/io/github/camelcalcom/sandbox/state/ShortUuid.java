/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The short form of UUIDs: their 128 bits as 22 digits to the base 58, with the alphabet of Flickr. */
public final class ShortUuid {

    private static final String ALPHABET = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 22;
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final Pattern SHORT = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern HYPHENS = Pattern.compile("-");
    private static final int HEX = 16;

    private ShortUuid() {
    }

    /** Returns the short form of a UUID or of a text that is one already; empty for any other text. */
    public static Optional<String> of(String text) {
        if (SHORT.matcher(text).matches()) {
            return Optional.of(text);
        }
        try {
            return Optional.of(shortened(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the short form. */
    public static String shortened(UUID uuid) {
        BigInteger rest = new BigInteger(HYPHENS.matcher(uuid.toString()).replaceAll(""), HEX);
        StringBuilder digits = new StringBuilder();
        while (digits.length() < LENGTH) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }

    /** Returns the UUID of a short form. */
    public static String toUuid(String digits) {
        BigInteger value = BigInteger.ZERO;
        for (char digit : digits.toCharArray()) {
            value = value.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(digit)));
        }
        return new UUID(value.shiftRight(Long.SIZE).longValue(), value.longValue()).toString();
    }
}
