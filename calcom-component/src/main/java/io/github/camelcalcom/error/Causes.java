package io.github.camelcalcom.error;

import java.util.concurrent.CompletionException;

/** Unwraps failures of futures. */
public final class Causes {

    private Causes() {
    }

    /**
     * Returns a failure without the {@link CompletionException} of a future.
     *
     * @param failure the failure of a future
     * @return        the failure itself if it is not wrapped
     */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
