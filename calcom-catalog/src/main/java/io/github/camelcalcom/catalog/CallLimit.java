/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

/**
 * The rate limit of an operation that applies in addition to, or instead of, the limit of the credential. Servers change their limits: this
 * value applies until a response contains the current limit.
 *
 * @param calls   the maximum number of calls in a window, at least 1
 * @param seconds the length of a window in seconds, at least 1
 */
public record CallLimit(int calls, int seconds) {

    public CallLimit {
        if (calls < 1 || seconds < 1) {
            throw new IllegalArgumentException("A limit must be at least 1 call per 1 s, but is " + calls + " per " + seconds + " s");
        }
    }

    /** Returns a text such as {@code 5 calls per 60 s}. */
    @Override
    public String toString() {
        return calls + (calls == 1 ? " call per " : " calls per ") + seconds + " s";
    }
}
