/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import io.github.camelcalcom.client.CalcomResponse;

/** What the server shows about a request whose answer was lost. */
sealed interface Outcome {

    /** The requested state is in place. */
    record Done(CalcomResponse answer) implements Outcome {
    }

    /** The request was not executed until now. */
    record NotApplied(String found) implements Outcome {
    }

    /** The request was executed in part, or only a part can be seen. A later look-up may show more; sending the request again does not help. */
    record Incomplete(String found) implements Outcome {
    }

    /** Another change took place, which the request would undo or which prevents the request. */
    record Overtaken(String found) implements Outcome {
    }

    /** The server does not show enough to decide. */
    record Unknown(String found) implements Outcome {
    }
}
