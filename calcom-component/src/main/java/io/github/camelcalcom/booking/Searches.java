package io.github.camelcalcom.booking;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The searches that are under way, so that they can be ended together. Thread safe. */
final class Searches {

    private final Set<Resolution> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A search begins; it ends at once if these are closed. */
    void add(Resolution search) {
        if (underWay.add(search)) {
            search.outcome.whenComplete((answer, failure) -> underWay.remove(search));
        }
        if (closed) {
            search.abandon();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends every search, and those to come. */
    void close() {
        closed = true;
        underWay.forEach(Resolution::abandon);
    }
}
