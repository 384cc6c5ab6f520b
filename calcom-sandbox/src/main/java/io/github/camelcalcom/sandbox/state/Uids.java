package io.github.camelcalcom.sandbox.state;

import java.util.Random;
import java.util.UUID;

/**
 * Identifiers of the forms that the real server gives out. The same seed gives the same sequence.
 * Not for secrets of a real system: they can be foretold, which a test double may be.
 */
public final class Uids {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int SHORT_LENGTH = 22;
    private static final int CUID_LENGTH = 25;

    private final Random random;

    /** A sequence of its own. */
    public Uids(long seed) {
        this.random = new Random(seed);
    }

    /** 22 characters without look-alikes, as bookings have. */
    public String shortUid() {
        StringBuilder uid = new StringBuilder(SHORT_LENGTH);
        for (int i = 0; i < SHORT_LENGTH; i++) {
            uid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return uid.toString();
    }

    /** A random UUID, as webhooks, seats and reservations have. */
    public String uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** 25 small letters and digits beginning with {@code c}, as platform OAuth clients have. */
    public String cuid() {
        StringBuilder cuid = new StringBuilder("c");
        while (cuid.length() < CUID_LENGTH) {
            cuid.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
        }
        return cuid.toString();
    }

    /** 32 hexadecimal digits, as API keys have after their prefix. */
    public String hex32() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
