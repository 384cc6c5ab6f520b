package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How many bookings a user wants at most.
 *
 * @param limits {@code {perDay,perWeek,perMonth,perYear}}, as far as they were set; not to be changed
 */
public record BookingLimits(Key key, ObjectNode limits) {

    /**
     * Whose they are.
     *
     * @param teamId null for all bookings
     */
    public record Key(long userId, Long teamId) {
    }
}
