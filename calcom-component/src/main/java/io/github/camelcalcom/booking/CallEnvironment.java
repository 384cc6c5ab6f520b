package io.github.camelcalcom.booking;

import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.resilience.Timers;

/**
 * What calls are made with, and how far they go.
 *
 * @param searches those that are under way
 * @param attempts to make bookings, of the whole component
 */
record CallEnvironment(CalcomClient client, LookUps lookUps, SafeCallSettings settings, Searches searches, BookingAttempts attempts) {

    Timers timers() {
        return client.timers();
    }

    Horizon horizon() {
        return new Horizon(timers(), settings.ambiguityHorizon());
    }
}
