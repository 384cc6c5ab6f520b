package io.github.camelcalcom.booking;

import java.util.Set;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;

/** What a failed call says about the server. */
enum FailureKind {

    /** The call may have been executed. */
    UNCLEAR,

    /** The call was not executed, for a reason that passes. */
    NOT_EXECUTED,

    /** The call was not executed, and would be refused again. */
    REFUSED;

    /** The server sent the request elsewhere, and did nothing with it. After a 303 it has done what was asked. */
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    static FailureKind of(Throwable failure) {
        if (failure instanceof CalcomAmbiguousException) {
            return UNCLEAR;
        }
        if (failure instanceof CalcomServerException answered) {
            return REDIRECTS.contains(answered.getStatusCode()) ? REFUSED : UNCLEAR;
        }
        return failure instanceof CalcomConnectionException || failure instanceof CalcomRateLimitException ? NOT_EXECUTED : REFUSED;
    }

    /** Whether asking again may help. */
    boolean isPassing() {
        return this != REFUSED;
    }
}
