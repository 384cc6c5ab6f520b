package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.Causes;

/** Calls whose answer nobody looks for if it is lost. */
final class LostAnswers {

    private LostAnswers() {
    }

    /**
     * The outcome of a call, where each failure after which the request may have been executed is one that says so.
     *
     * @param why nobody looks, for the message
     */
    static <T> CompletableFuture<T> told(CompletableFuture<T> call, CalcomRequest request, String why) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        call.whenComplete((response, wrapped) -> {
            Throwable failure = wrapped == null ? null : Causes.unwrapped(wrapped);
            if (failure == null) {
                outcome.complete(response);
            } else if (failure instanceof CalcomAmbiguousException || FailureKind.of(failure) != FailureKind.UNCLEAR) {
                outcome.completeExceptionally(failure);
            } else {
                outcome.completeExceptionally(new CalcomAmbiguousException(request.template().operation().uri(),
                        "its answer was unusable, and " + why, failure));
            }
        });
        return outcome;
    }
}
