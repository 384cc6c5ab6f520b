/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.UUID;

/** The key by which a booking is found. Its limits are the limits that Cal.com documents for metadata. */
public final class IdempotencyKey {

    /** The header with the key of a message. */
    public static final String HEADER = "CamelCalcomIdempotencyKey";

    /** The metadata entry of the booking that holds the key. */
    public static final String METADATA_ENTRY = "camelCalcomIdempotencyKey";

    private static final String NAMES = "The header " + HEADER + " or the metadata entry " + METADATA_ENTRY;

    static final int LONGEST = 500;
    static final int MOST_ENTRIES = 50;

    private IdempotencyKey() {
    }

    /** A unique key. */
    static String random() {
        return UUID.randomUUID().toString();
    }

    /**
     * Refuses a key that would have no effect.
     *
     * @param  key                      the key in the header, or null
     * @param  option                   the option that prevents the use of the key
     * @throws IllegalArgumentException if there is a key
     */
    static void refuse(String key, String option) {
        if (key != null) {
            throw new IllegalArgumentException("The header " + HEADER + " has no effect with " + option
                                               + ", so that the booking would not be protected: remove the header or the option");
        }
    }

    /**
     * Refuses a key that cannot be stored in the metadata of the booking.
     *
     * @param  key                      a key of the message, or null
     * @param  obstacle                 what prevents that the key is stored
     * @throws IllegalArgumentException if there is a key
     */
    static void refuseUnstorable(String key, String obstacle) {
        if (key != null) {
            throw new IllegalArgumentException("The key of the booking cannot be stored, so that the booking would not be protected: " + obstacle
                                               + ". The header " + HEADER + " and the metadata entry " + METADATA_ENTRY
                                               + " need a text in metadata that is a JSON object");
        }
    }

    /**
     * Returns a key that the server stores as it is.
     *
     * @throws IllegalArgumentException if the server would not accept the key, or would store another one
     */
    static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException(NAMES + " must hold 1 to " + LONGEST + " characters, but holds "
                                               + (key.isBlank() ? "none" : key.length())
                                               + ": it becomes an entry of the booking's metadata, which Cal.com limits");
        }
        if (key.codePoints().anyMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE)) {
            throw new IllegalArgumentException(NAMES + " must not hold U+0000 or half of a surrogate pair: the database of Cal.com does not"
                                               + " store them");
        }
        return key;
    }
}
