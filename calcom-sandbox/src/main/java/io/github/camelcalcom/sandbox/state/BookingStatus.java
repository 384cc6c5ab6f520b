package io.github.camelcalcom.sandbox.state;

import java.util.Locale;

/** How a booking stands. */
public enum BookingStatus {

    /** It takes place. */
    ACCEPTED,

    /** The host has not said yes or no. */
    PENDING,

    /** It was called off, or moved to another booking. */
    CANCELLED,

    /** The host said no. */
    REJECTED;

    /** As answers of the API write it; webhooks and the oldest version use {@link #name()}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the meeting may still come about. */
    public boolean isOpen() {
        return this == ACCEPTED || this == PENDING;
    }
}
