/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An attendee of a booking.
 *
 * @param name        empty for a guest without a name
 * @param timeZone    name of a zone
 * @param language    for example {@code en}
 * @param phoneNumber null if none was given
 * @param seat        seat of the attendee; null if the event type has none
 */
public record Attendee(
        long id, String name, String email, String timeZone, String language, String phoneNumber, boolean absent, Seat seat) {

    /**
     * One seat of a booking.
     *
     * @param uid       identifies the seat when it is moved or cancelled
     * @param responses answers of the booker; must not be modified
     * @param metadata  metadata of the booker; must not be modified
     * @param confirmed whether the host has confirmed it, or need not
     */
    public record Seat(String uid, ObjectNode responses, ObjectNode metadata, boolean confirmed) {

        /** Returns the seat after its confirmation. */
        public Seat afterConfirmation() {
            return new Seat(uid, responses, metadata, true);
        }
    }

    /** Returns the attendee as absent or present. */
    public Attendee withAbsent(boolean value) {
        return new Attendee(id, name, email, timeZone, language, phoneNumber, value, seat);
    }

    /** Returns the attendee with another seat and id. */
    public Attendee withSeat(long newId, Seat value) {
        return new Attendee(newId, name, email, timeZone, language, phoneNumber, absent, value);
    }
}
