/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.vertx.core.Future;

/**
 * Serves one operation. Runs on the sandbox's only event loop, so it can access the state without locks but must not block. Errors are
 * {@link ApiException}s, thrown or as failure of the future.
 */
@FunctionalInterface
public interface CallHandler {

    /** Serves a call. The answer is sent when the future completes. */
    Future<Answer> handle(Call call);

    /** A handler that returns its answer at once. */
    @FunctionalInterface
    interface Immediate {

        /** Serves a call. */
        Answer handle(Call call);
    }
}
