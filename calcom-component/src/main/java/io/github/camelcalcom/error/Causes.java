package io.github.camelcalcom.error;

import java.util.concurrent.CompletionException;

/** What a failure is about, without what carried it here. */
public final class Causes {

    private Causes() {
    }

    /**
     * A failure without the {@link CompletionException} that futures wrap around it.
     *
     * @param failure as a future hands it out
     * @return        itself where nothing is wrapped around it
     */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
