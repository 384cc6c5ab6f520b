package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Which slots somebody asks for.
 *
 * @param from   no slot starts before it, as far as the event type's window does not roll
 * @param to     no slot ends after it
 * @param length of a slot
 * @param zone   of whoever asks: the starts are aligned to its hours
 * @param now    the sandbox's time
 * @param except a booking that does not count because it is about to be moved away; null for none
 */
public record SlotSearch(EventType eventType, Instant from, Instant to, Duration length, ZoneId zone, Instant now, Booking except) {
}
