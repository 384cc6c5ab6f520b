package io.github.camelcalcom.client;

/**
 * Is told of each call that has ended, just before who made it is: on a thread that must not be blocked. What it throws is logged and
 * disturbs no call. Not told of are calls that were cancelled before they were sent. Implementations are thread safe.
 */
@FunctionalInterface
public interface CallListener {

    /** A call has ended, all its attempts included. */
    void ended(CallReport report);

    /** Both of two listeners, each of which may be null for none; null if both are. */
    static CallListener both(CallListener first, CallListener second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return report -> {
            try {
                first.ended(report);
            } finally {
                second.ended(report);
            }
        };
    }
}
