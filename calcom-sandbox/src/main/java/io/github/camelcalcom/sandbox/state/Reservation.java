package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A slot that is held for a booker for some time.
 *
 * @param userId whose slot it is
 * @param until  when it is free again
 */
public record Reservation(String uid, long eventTypeId, long userId, Instant start, Instant end, Instant until) {
}
