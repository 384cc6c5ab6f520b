package io.github.camelcalcom.booking;

import java.util.UUID;

/** The key by which a booking is found again: its limits are those that Cal.com documents for metadata. */
public final class IdempotencyKey {

    /** The header in which a caller gives a key. */
    public static final String HEADER = "CamelCalcomIdempotencyKey";

    /** The metadata entry of the booking that holds the key. */
    public static final String METADATA_ENTRY = "camelCalcomIdempotencyKey";

    static final int LONGEST = 500;
    static final int MOST_ENTRIES = 50;

    private IdempotencyKey() {
    }

    /** A key that nobody else has. */
    static String random() {
        return UUID.randomUUID().toString();
    }

    /**
     * Refuses a key that would do nothing.
     *
     * @param  key                      that the caller gave in the header, or null
     * @param  option                   that keeps the key from being used
     * @throws IllegalArgumentException if there is a key
     */
    static void refuse(String key, String option) {
        if (key != null) {
            throw new IllegalArgumentException("The header " + HEADER + " does nothing with " + option
                                               + ", so that the booking would not be protected: remove the header or the option");
        }
    }

    /**
     * A caller's key as it is.
     *
     * @throws IllegalArgumentException if the server would not keep it
     */
    static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException("The header " + HEADER + " must hold 1 to " + LONGEST + " characters, but holds "
                                               + (key.isBlank() ? "none" : key.length())
                                               + ": it becomes an entry of the booking's metadata, where Cal.com takes no more");
        }
        return key;
    }
}
