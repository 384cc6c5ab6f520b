package io.github.camelcalcom.booking;

import java.time.Duration;

/**
 * How far calls that change something go to find out what became of them.
 *
 * @param idempotentBookings whether new bookings are marked with a key in their metadata, by which they can be found again
 * @param ambiguityHorizon   how long after a call ended without a usable answer the server may still execute it; longer than 0
 * @param maxRetries         how often a call is sent again once it is sure that it was not executed; 0 for never
 */
public record SafeCallSettings(boolean idempotentBookings, Duration ambiguityHorizon, int maxRetries) {

    public SafeCallSettings {
        if (ambiguityHorizon.isNegative() || ambiguityHorizon.isZero()) {
            throw new IllegalArgumentException("The option ambiguityHorizon must be longer than 0 ms, but is " + ambiguityHorizon.toMillis());
        }
        if (maxRetries < 0) {
            throw new IllegalArgumentException("The option maxRetries must not be negative, but is " + maxRetries);
        }
    }
}
