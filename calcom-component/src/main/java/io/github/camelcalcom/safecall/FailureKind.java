/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Set;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;

/** Whether a failed call may have been executed. */
enum FailureKind {

    /** The server may have executed the call. */
    UNCLEAR,

    /** The server did not execute the call, for a temporary reason. */
    NOT_EXECUTED,

    /** The server refused the call, and would refuse it again. */
    REFUSED;

    /** The server named another address and did nothing else. A 303 is different: the server has executed the call. */
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    static FailureKind of(Exception failure) {
        if (failure instanceof CalcomAmbiguousException) {
            return UNCLEAR;
        }
        if (failure instanceof CalcomServerException answered) {
            return REDIRECTS.contains(answered.getStatusCode()) ? REFUSED : UNCLEAR;
        }
        return failure instanceof CalcomConnectionException || failure instanceof CalcomRateLimitException ? NOT_EXECUTED : REFUSED;
    }

    /** Whether the call may succeed later. */
    boolean isTemporary() {
        return this != REFUSED;
    }
}
