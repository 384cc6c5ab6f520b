package io.github.camelcalcom.booking;

import io.github.camelcalcom.client.CalcomResponse;

/** What a look at the server says about a request whose answer was lost. */
sealed interface Verdict {

    /** What was asked for is so, whoever brought it about. */
    record Done(CalcomResponse answer) implements Verdict {
    }

    /** It is not so yet, and the request may be sent again. */
    record NotDone(String found) implements Verdict {
    }

    /** It is so in part: the rest may still come, and sending the request again would not help. */
    record Underway(String found) implements Verdict {
    }

    /** Something else happened, which the request would undo or which keeps it from being executed. */
    record Overtaken(String found) implements Verdict {
    }

    /** The server does not show enough to tell. */
    record Untold(String found) implements Verdict {
    }
}
