package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * The calendar that a user's bookings are written to.
 *
 * @param integration such as {@code google_calendar}; empty where the server chose it by itself
 */
public record DestinationCalendar(long id, long userId, String integration, String externalId, long credentialId, Instant createdAt) {
}
