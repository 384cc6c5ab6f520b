package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;

/**
 * Which cancellations of seats lose the real server's race with itself: the seat is gone, but the answer is 404 and no webhook hears
 * of it. Called on the sandbox's event loop.
 */
@FunctionalInterface
public interface SeatRace {

    /** None. */
    SeatRace NEVER_LOST = booking -> false;

    /** Whether the cancellation of a seat of a booking, which has been written, is answered as if there was none. */
    boolean isLost(Booking booking);
}
