/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

/** Ends the registered waits when it is closed. Implementations are thread safe. */
public interface WaitScope {

    /**
     * Registers a wait. The scope must not hold a lock while it runs {@code end}.
     *
     * @param end ends the wait. Called when the scope is closed, within this method if it is already closed. Must not block
     */
    void add(Runnable end);

    /** Removes a wait that has ended. */
    void remove(Runnable end);
}
