package io.github.camelcalcom.storage;

import java.io.IOException;

/**
 * Keeps one value for each name, durably. A value replaces another only if the other is still the one that was read, so that several nodes
 * can share a store. Thread safe; methods block.
 *
 * @param <T> values, which have or are a version: two values of a name with the same version are the same
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
     * Replaces the value of a name if it is still the expected one. It is durable when this returns.
     *
     * @param  expected    null for no value
     * @param  updated     has another version
     * @return             false if there is another value now; nothing was written then
     * @throws IOException if it may not have been written
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
