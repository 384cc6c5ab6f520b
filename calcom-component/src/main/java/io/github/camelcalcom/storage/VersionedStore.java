/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.io.IOException;

/**
 * Keeps one value for each name, durably. A value is replaced only if it has not changed since it was read, so that several nodes can share a
 * store. Thread safe; methods block.
 *
 * @param <T> type of the values. A value has or is a version: two values of a name with the same version are equal
 */
public interface VersionedStore<T> {

    /**
     * Reads the value of a name.
     *
     * @return             null if there is none
     * @throws IOException if it cannot be read; never treated as absence
     */
    T load(String name) throws IOException;

    /**
     * Replaces the value of a name if it is still the expected one. The value is durable when this method returns.
     *
     * @param  expected    null for no value
     * @param  updated     has another version
     * @return             false if there is another value now, and nothing was written
     * @throws IOException if the write may have failed
     */
    boolean compareAndSet(String name, T expected, T updated) throws IOException;

    /**
     * Removes the value of a name if it is still the expected one.
     *
     * @return             false if there is another value now, or none
     * @throws IOException if it may not have been removed
     */
    boolean remove(String name, T expected) throws IOException;
}
