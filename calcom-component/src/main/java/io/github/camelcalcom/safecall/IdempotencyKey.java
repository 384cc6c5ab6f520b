package io.github.camelcalcom.safecall;

import java.util.UUID;

/** The key by which a booking is found. Its limits are the limits that Cal.com documents for metadata. */
public final class IdempotencyKey {

    /** The header with the key of a message. */
    public static final String HEADER = "CamelCalcomIdempotencyKey";

    /** The metadata entry of the booking that holds the key. */
    public static final String METADATA_ENTRY = "camelCalcomIdempotencyKey";

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
     * Returns a key that the server accepts.
     *
     * @throws IllegalArgumentException if the server would not accept the key
     */
    static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException("The header " + HEADER + " must hold 1 to " + LONGEST + " characters, but holds "
                                               + (key.isBlank() ? "none" : key.length())
                                               + ": it becomes an entry of the booking's metadata, which Cal.com limits");
        }
        return key;
    }
}
