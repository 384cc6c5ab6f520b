/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rows of one kind of entity in the order of insertion. Must be used on the sandbox's event loop.
 *
 * @param <K> the key of a row
 * @param <T> a row
 */
public final class Table<K, T> {

    private final Map<K, T> rows = new LinkedHashMap<>();
    private final Function<T, K> key;
    private long lastId;
    private long changes;

    /** Creates an empty table whose keys the function returns. */
    public Table(Function<T, K> key) {
        this.key = key;
    }

    /** Returns the next id of this table: 1, 2, 3 and so on. An id is never returned twice, even after a deletion. */
    public long nextId() {
        return ++lastId;
    }

    /** Adds a row, or replaces the one with the same key without changing its position. Returns the row. */
    public T put(T row) {
        rows.put(key.apply(row), row);
        changes++;
        return row;
    }

    /** Returns the row with a key. */
    public Optional<T> find(K wanted) {
        return Optional.ofNullable(rows.get(wanted));
    }

    /** Returns the first row that meets the condition. */
    public Optional<T> findFirst(Predicate<? super T> condition) {
        return stream().filter(condition).findFirst();
    }

    /** Removes a row, if it exists. */
    public void remove(K unwanted) {
        rows.remove(unwanted);
        changes++;
    }

    /** Removes every row that meets the condition. */
    public void removeIf(Predicate<? super T> condition) {
        rows.values().removeIf(condition);
        changes++;
    }

    /** Returns all rows, unmodifiable. */
    public Collection<T> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Returns all rows in the order of insertion. */
    public Stream<T> stream() {
        return rows.values().stream();
    }

    /** Returns the number of modifications. If two results are equal, the table has not changed. */
    public long changes() {
        return changes;
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }
}
