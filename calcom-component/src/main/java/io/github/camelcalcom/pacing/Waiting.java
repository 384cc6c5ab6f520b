package io.github.camelcalcom.pacing;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomRateLimitException;

/**
 * A call that a {@link Pacer} may have to hold back. The call itself implements it, so that one that goes at once costs nothing. A call that
 * is tried again acquires again.
 */
public interface Waiting {

    /** Which of the waiting calls go first. Never null. */
    CallPriority priority();

    /** What is called. Never null. */
    Operation operation();

    /** How long it may be held back, in nanoseconds; {@link Long#MAX_VALUE} for as long as it takes. */
    long longestWaitNanos();

    /** What {@link #ticket(long)} was told last. */
    long ticket();

    /**
     * Keeps a value of the pacer's own from here until the call is answered; a plain field is enough. It is set before {@code acquire}
     * returns true and before {@link #granted()}.
     */
    void ticket(long ticket);

    /** It may go now. Called on a timer's or an answer's thread; must neither block nor throw. */
    void granted();

    /**
     * It may not go. Called within {@code acquire}, or later on a timer's or an answer's thread; must neither block nor throw.
     *
     * @param refusal names the limit that stands in the way, and tells when to try again
     */
    void refused(CalcomRateLimitException refusal);
}
