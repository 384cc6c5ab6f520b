package io.github.camelcalcom.sandbox.http;

import io.vertx.core.Future;

/**
 * Serves one operation. Runs on the sandbox's only event loop, so it may read and change the state without locks but must not
 * block. A refusal is an {@link ApiException}, thrown or as the failure of the future.
 */
@FunctionalInterface
public interface CallHandler {

    /** Serves a call; the answer is sent when the future completes. */
    Future<Answer> handle(Call call);

    /** A handler that has its answer at once. */
    @FunctionalInterface
    interface Immediate {

        /** Serves a call. */
        Answer handle(Call call);
    }
}
