/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.github.camelcalcom.error.CalcomException;

/** Issues the tokens of a test and records the tokens to refresh. */
final class ScriptedIssuer implements TokenIssuer {

    private final List<Tokens> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Tokens, CompletableFuture<Tokens>> script;
    private volatile boolean withoutMeans;

    ScriptedIssuer answer(Function<Tokens, CompletableFuture<Tokens>> newScript) {
        script = newScript;
        return this;
    }

    ScriptedIssuer answer(Tokens tokens) {
        return answer(current -> CompletableFuture.completedFuture(tokens));
    }

    ScriptedIssuer fail(Exception failure) {
        return answer(current -> CompletableFuture.failedFuture(failure));
    }

    /** Blocks until the test completes the future. */
    CompletableFuture<Tokens> hold() {
        CompletableFuture<Tokens> answer = new CompletableFuture<>();
        answer(current -> answer);
        return answer;
    }

    ScriptedIssuer withoutMeans() {
        withoutMeans = true;
        return this;
    }

    /** The tokens to refresh of each call; null if there were none. */
    List<Tokens> asked() {
        return asked;
    }

    @Override
    public boolean canIssue(Tokens current) {
        return !withoutMeans;
    }

    @Override
    public Tokens issue(Tokens current) throws CalcomException {
        asked.add(current);
        try {
            // an interrupt does not end it, as with blocking socket I/O
            return script.apply(current).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CalcomException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
