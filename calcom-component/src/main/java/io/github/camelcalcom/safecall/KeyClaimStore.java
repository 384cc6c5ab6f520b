/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;

/**
 * Keeps the claims on idempotency keys while bookings are made, for several processes. Methods may block. They are called on threads of the
 * component, not on the thread of a route, whose transaction must not contain them. Thread safe.
 */
public interface KeyClaimStore {

    /**
     * Reads the claim on a key.
     *
     * @param  name        64 characters, derived from the server, the caller and the key
     * @return             null if there is none
     * @throws IOException if it cannot be read; never treated as absence
     */
    KeyClaim load(String name) throws IOException;

    /**
     * Replaces the claim on a key if it is still the expected one. Of several attempts with the same {@code expected}, in any process, exactly
     * one succeeds.
     *
     * @param  expected    null for no claim
     * @param  updated     has another version
     * @return             false if there is another claim now; nothing was written then
     * @throws IOException if it may not have been written
     */
    boolean compareAndSet(String name, KeyClaim expected, KeyClaim updated) throws IOException;

    /**
     * Removes the claim on a key if it is still the expected one.
     *
     * @return             false if there is another claim now, or none
     * @throws IOException if it may not have been removed
     */
    boolean remove(String name, KeyClaim expected) throws IOException;
}
