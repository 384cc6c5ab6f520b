/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.util.Locale;

/** The status of a booking. */
public enum BookingStatus {

    /** The booking takes place. */
    ACCEPTED,

    /** The booking awaits the decision of the host. */
    PENDING,

    /** The booking was cancelled, or moved to another one. */
    CANCELLED,

    /** The host declined the booking. */
    REJECTED;

    /** Returns the name in answers of the API; webhooks and the oldest version use {@link #name()}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the meeting can still take place. */
    public boolean isOpen() {
        return this == ACCEPTED || this == PENDING;
    }
}
