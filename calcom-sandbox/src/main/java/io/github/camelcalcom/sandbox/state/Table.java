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
 * The rows of one kind, in the order in which they were added. Only to be used on the sandbox's event loop.
 *
 * @param <K> what identifies a row
 * @param <T> a row
 */
public final class Table<K, T> {

    private final Map<K, T> rows = new LinkedHashMap<>();
    private final Function<T, K> key;
    private long lastId;
    private long changes;

    /** An empty table whose rows are identified by what the function gives. */
    public Table(Function<T, K> key) {
        this.key = key;
    }

    /** The next number of this table: 1, 2, 3 and so on. Never given twice, also after a deletion. */
    public long nextId() {
        return ++lastId;
    }

    /** Adds a row, or replaces the one with the same key without moving it. Returns the row. */
    public T put(T row) {
        rows.put(key.apply(row), row);
        changes++;
        return row;
    }

    /** The row with that key. */
    public Optional<T> find(K wanted) {
        return Optional.ofNullable(rows.get(wanted));
    }

    /** The first row of which the condition holds. */
    public Optional<T> findFirst(Predicate<? super T> condition) {
        return stream().filter(condition).findFirst();
    }

    /** Takes a row out; nothing happens if it is not there. */
    public void remove(K unwanted) {
        rows.remove(unwanted);
        changes++;
    }

    /** Takes out every row of which the condition holds. */
    public void removeIf(Predicate<? super T> condition) {
        rows.values().removeIf(condition);
        changes++;
    }

    /** All rows, unmodifiable. */
    public Collection<T> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** All rows, in the order in which they were added. */
    public Stream<T> stream() {
        return rows.values().stream();
    }

    /** How often rows were put in or taken out: a number that differs if anything may have changed. */
    public long changes() {
        return changes;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }
}
