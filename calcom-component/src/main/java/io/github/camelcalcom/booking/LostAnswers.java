package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomException;

/** Calls whose answer nobody looks for if it is lost. */
final class LostAnswers {

    private LostAnswers() {
    }

    /**
     * The outcome of a call, where each failure after which the request may have been executed is one that says so.
     *
     * @param why nobody looks, for the message
     */
    static <T> CompletableFuture<T> told(LostCall<T> call, CalcomRequest request, String why) {
        try {
            return CompletableFuture.completedFuture(call.make());
        } catch (CalcomException failure) {
            if (failure instanceof CalcomAmbiguousException || FailureKind.of(failure) != FailureKind.UNCLEAR) {
                return CompletableFuture.failedFuture(failure);
            }
            return CompletableFuture.failedFuture(new CalcomAmbiguousException(request.template().operation().uri(),
                    "its answer was unusable, and " + why, failure));
        }
    }

    /** Makes the call. */
    @FunctionalInterface
    interface LostCall<T> {

        T make() throws CalcomException;
    }
}
