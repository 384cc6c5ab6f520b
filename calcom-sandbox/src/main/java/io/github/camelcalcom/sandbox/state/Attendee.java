package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Somebody who comes to a meeting.
 *
 * @param name        empty for a guest whose name nobody gave
 * @param timeZone    the name of a zone
 * @param language    such as {@code en}
 * @param phoneNumber null if none was given
 * @param seat        the seat that was taken; null where the event type has none
 */
public record Attendee(
        long id, String name, String email, String timeZone, String language, String phoneNumber, boolean absent, Seat seat) {

    /**
     * One seat of a booking.
     *
     * @param uid       what the seat is moved and given up by
     * @param responses what its booker answered; not to be changed
     * @param metadata  what its booker attached; not to be changed
     */
    public record Seat(String uid, ObjectNode responses, ObjectNode metadata) {
    }

    /** The same person, present or not. */
    public Attendee withAbsent(boolean value) {
        return new Attendee(id, name, email, timeZone, language, phoneNumber, value, seat);
    }

    /** The same person on another seat, as another row. */
    public Attendee withSeat(long newId, Seat value) {
        return new Attendee(newId, name, email, timeZone, language, phoneNumber, absent, value);
    }
}
