/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;

/** A safe call on a thread of its own. */
final class StartedCall extends CompletableFuture<CalcomResponse> {

    private final Thread thread;
    private volatile boolean endedInterrupted;

    private StartedCall(SafeCalls calls, CalcomRequest request, CallContext context) {
        thread = new Thread(() -> {
            try {
                CalcomResponse answer = calls.call(request, context);
                endedInterrupted = Thread.currentThread().isInterrupted();
                complete(answer);
            } catch (CalcomException | RuntimeException | Error e) {
                endedInterrupted = Thread.currentThread().isInterrupted();
                completeExceptionally(e);
            }
        }, "caller of a test");
        thread.setDaemon(true);
    }

    static StartedCall of(SafeCalls calls, CalcomRequest request, CallContext context) {
        StartedCall call = new StartedCall(calls, request, context);
        call.thread.start();
        return call;
    }

    /** Whether the call waits for another one, or for its next look. */
    boolean isWaiting() {
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(Waits.class.getName())
                && frame.getMethodName().equals("await"));
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Whether the thread still had its interrupt when the call ended. */
    boolean endedInterrupted() {
        return endedInterrupted;
    }
}
