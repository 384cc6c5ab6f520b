/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.util.Random;
import java.util.UUID;

/**
 * Generates identifiers in the formats of the real server. The same seed results in the same sequence. The identifiers are predictable,
 * which is acceptable for a test double but not for secrets of a real system.
 */
public final class Uids {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int SHORT_LENGTH = 22;
    private static final int CUID_LENGTH = 25;

    private final Random random;

    /** Starts a sequence. */
    public Uids(long seed) {
        this.random = new Random(seed);
    }

    /** Returns 22 characters without similar ones, as in uids of bookings. */
    public String shortUid() {
        StringBuilder uid = new StringBuilder(SHORT_LENGTH);
        for (int i = 0; i < SHORT_LENGTH; i++) {
            uid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return uid.toString();
    }

    /** Returns a random UUID, as in ids of webhooks, seats and reservations. */
    public String uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** Returns 25 lower-case letters and digits beginning with {@code c}, as in ids of platform OAuth clients. */
    public String cuid() {
        StringBuilder cuid = new StringBuilder("c");
        while (cuid.length() < CUID_LENGTH) {
            cuid.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
        }
        return cuid.toString();
    }

    /** Returns 32 hexadecimal digits, as in API keys after their prefix. */
    public String hex32() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
