/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What happened to a booking, as far as its state tells. */
public enum ChangeType {
    /** It is new. */
    CREATED,
    /** It is new and takes the place of another one, which {@code rescheduledFromUid} names. */
    RESCHEDULED,
    /** It was cancelled and no other booking took its place. */
    CANCELLED,
    /** A host declined it. */
    REJECTED,
    /** It was pending when it was delivered last and is accepted now. */
    CONFIRMED,
    /** Anything else: a guest, a location, an absent host; also a booking that another one took the place of. */
    UPDATED;

    /** The header's value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the option {@code changeTypes}.
     *
     * @param  text                     labels separated by commas; null or empty for all
     * @throws IllegalArgumentException for anything else, naming the labels
     */
    public static Set<ChangeType> setOf(String text) {
        if (text == null || text.isBlank()) {
            return EnumSet.allOf(ChangeType.class);
        }
        Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
        for (String label : text.split(",")) {
            types.add(of(label.strip()));
        }
        return types;
    }

    private static ChangeType of(String label) {
        for (ChangeType type : values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Invalid value '" + label + "' in the option changeTypes: expected created, rescheduled, cancelled,"
                                           + " rejected, confirmed or updated, separated by commas");
    }

    /**
     * Tells what happened.
     *
     * @param isNew      whether no earlier state of the booking was delivered
     * @param wasPending whether the state delivered last was pending
     */
    static ChangeType of(BookingChange change, boolean isNew, boolean wasPending) {
        return switch (String.valueOf(change.text("status"))) {
            case "rejected" -> REJECTED;
            case "cancelled" -> change.text("rescheduledToUid") == null ? CANCELLED : UPDATED;
            case "accepted" -> wasPending ? CONFIRMED : ofOpen(change, isNew);
            default -> ofOpen(change, isNew && !wasPending);
        };
    }

    private static ChangeType ofOpen(BookingChange change, boolean isNew) {
        if (!isNew) {
            return UPDATED;
        }
        return change.text("rescheduledFromUid") == null ? CREATED : RESCHEDULED;
    }
}
