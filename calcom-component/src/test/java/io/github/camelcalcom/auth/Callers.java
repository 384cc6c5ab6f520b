/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that wait for credentials, as the threads of routes do. */
final class Callers implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    Future<Credential> obtain(Authentication authentication) {
        return begin(() -> authentication.obtain(PATIENCE));
    }

    Future<Credential> replace(Authentication authentication, Credential refused) {
        return begin(() -> authentication.replace(refused, PATIENCE));
    }

    <T> Future<T> begin(Callable<T> call) {
        return threads.submit(call);
    }

    /** The result, or the exception of the thread. */
    static <T> T get(Future<T> result) throws Exception {
        try {
            return result.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
