package io.github.camelcalcom.booking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The attempts of a component to make bookings, by caller and key, so that calls with the same key share one. An attempt is kept while a
 * call uses it, and after that until it is known whether its request was executed or its horizon has passed. Thread safe.
 */
public final class BookingAttempts {

    private final Map<BookingAttempt.Name, Use> uses = new HashMap<>();
    /** Those that no call uses, of whose request it is not known whether it was executed. */
    private final Set<Use> open = new HashSet<>();

    /** An attempt and the number of calls that use it. Compared by identity. */
    private static final class Use {

        private final BookingAttempt attempt;
        private int calls;

        private Use(BookingAttempt attempt) {
            this.attempt = attempt;
        }
    }

    /**
     * A call begins to use the attempt of its caller and key.
     *
     * @param  candidate the attempt if there is none
     * @param  nanoTime  the present time of the timers
     * @return           the attempt; it may be about another booking
     */
    synchronized BookingAttempt join(BookingAttempt candidate, long nanoTime) {
        open.removeIf(use -> use.attempt.isOver(nanoTime) && uses.remove(use.attempt.name(), use));
        Use use = uses.computeIfAbsent(candidate.name(), absent -> new Use(candidate));
        open.remove(use);
        use.calls++;
        return use.attempt;
    }

    /** A call does not use its attempt any more. */
    synchronized void leave(BookingAttempt attempt, long nanoTime) {
        Use use = uses.get(attempt.name());
        use.calls--;
        if (use.calls > 0) {
            return;
        }
        if (attempt.isOver(nanoTime)) {
            uses.remove(attempt.name());
        } else {
            open.add(use);
        }
    }

    /** The number of attempts that are kept. */
    synchronized int size() {
        return uses.size();
    }
}
