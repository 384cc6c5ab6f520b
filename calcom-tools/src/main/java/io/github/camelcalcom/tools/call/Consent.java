/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

/** Asks the person for whom a model acts. Implementations may block while the person decides. */
@FunctionalInterface
public interface Consent {

    /** For callers that cannot ask: the model has to give the code of the agreement in a second call. */
    Consent BY_CODE = line -> Decision.NOT_ASKED;

    /** The decision of a person. */
    enum Decision {
        /** The call is made. */
        AGREED,
        /** The call is not made. */
        REFUSED,
        /** The person cannot be asked. The model receives a code, and repeats the call with it after the person has agreed. */
        NOT_ASKED
    }

    /**
     * Asks whether a call may be made.
     *
     * @param line what the call will do, in one line. It quotes texts of third parties
     */
    Decision ask(String line);
}
