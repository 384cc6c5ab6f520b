package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.List;

/**
 * The time between two steps in which a page of bookings is made. The real server chooses the bookings of a page in order, then reads and
 * sorts them again, then reads them once more and keeps that order. What changes between these steps shows its new state in a place that
 * does not fit it. Only to be used on the sandbox's event loop.
 */
public final class PageStep {

    private final SandboxState state;
    private final Instant now;
    private final List<String> uids;
    private final int number;

    PageStep(SandboxState state, Instant now, List<String> uids, int number) {
        this.state = state;
        this.now = now;
        this.uids = uids;
        this.number = number;
    }

    /** 1 before the bookings are sorted again, 2 afterwards. */
    public int number() {
        return number;
    }

    /** The uids of the bookings that were chosen, in their present order. */
    public List<String> uids() {
        return uids;
    }

    /** Has a booking be changed now: only its {@code updatedAt} differs. Nothing happens if it was deleted. */
    public void change(String uid) {
        state.bookings().find(uid).map(Booking::change).map(change -> change.updatedAt(now).build()).ifPresent(state.bookings()::put);
    }
}
