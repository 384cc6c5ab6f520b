/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;

/**
 * Keeps tokens across calls, restarts and nodes. Methods may block. Several threads of the component call them at the same time, but never the
 * thread of a route. An entry must be durable before {@link #compareAndSet} returns, because the tokens that it replaces are no longer valid.
 */
public interface TokenStore {

    /**
     * Reads the entry of an identity.
     *
     * @param  identity    a name without a secret, at most 200 characters
     * @return             null if there is none
     * @throws IOException if the entry cannot be read; this is never treated as a missing entry
     */
    StoredTokens load(String identity) throws IOException;

    /**
     * Replaces the entry of an identity if it is still the expected one. Of several calls with the same {@code expected}, on any node,
     * exactly one succeeds.
     *
     * @param  expected    the result of {@link #load}; null if there is no entry
     * @param  updated     the new entry, with a higher version
     * @return             false if there is another entry now, and nothing was written
     * @throws IOException if it could not be written
     */
    boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException;
}
