/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

/** Takes over calls that have a route. Called on the sandbox's event loop. */
@FunctionalInterface
public interface CallInterceptor {

    /** Executes every call and sends its answer. */
    CallInterceptor NONE = call -> call.execute().onSuccess(call::answer);

    /** Takes over a call. The implementation is responsible for executing and answering it. */
    void intercept(ServedCall call);
}
