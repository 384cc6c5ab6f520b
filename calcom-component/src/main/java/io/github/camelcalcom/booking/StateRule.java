package io.github.camelcalcom.booking;

import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * How to find out what became of requests of one operation.
 *
 * @param check           looks at what a request was to change
 * @param waits           whether the request is sent again only after the horizon, since being executed twice would do harm; otherwise
 *                        the server refuses the second one or nothing changes by it
 * @param doubtfulRefusal refusals that do not prove that the request was not executed
 */
record StateRule(Function<WriteCall, StateCheck> check, boolean waits, BiPredicate<WriteCall, Throwable> doubtfulRefusal) {

    static StateRule afterHorizon(Function<WriteCall, StateCheck> check) {
        return new StateRule(check, true, (write, failure) -> false);
    }

    static StateRule atOnce(Function<WriteCall, StateCheck> check) {
        return new StateRule(check, false, (write, failure) -> false);
    }

    StateRule doubting(BiPredicate<WriteCall, Throwable> refusal) {
        return new StateRule(check, waits, refusal);
    }
}
