package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Bookings sorted by one of their instants, and by the order of creation for equal instants. The effort of reading a range depends on its
 * size and not on the number of all bookings. Must be used on the sandbox's event loop.
 */
public final class SortedBookings {

    private final NavigableMap<Position, Booking> rows = new TreeMap<>();
    private final Function<Booking, Instant> key;

    /** Creates an empty collection that is sorted by the result of the function. */
    SortedBookings(Function<Booking, Instant> key) {
        this.key = key;
    }

    private record Position(Instant at, long id) implements Comparable<Position> {

        static Position before(Instant at) {
            return new Position(at, Long.MIN_VALUE);
        }

        @Override
        public int compareTo(Position other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : Long.compare(id, other.id);
        }
    }

    void add(Booking booking) {
        rows.put(new Position(key.apply(booking), booking.id()), booking);
    }

    void remove(Booking booking) {
        rows.remove(new Position(key.apply(booking), booking.id()));
    }

    /** Returns the number of bookings. */
    public int size() {
        return rows.size();
    }

    /** Returns all bookings, the earliest first. */
    public Stream<Booking> ascending() {
        return rows.values().stream();
    }

    /** Returns the bookings from the first instant, inclusive, to the second, exclusive. */
    public Stream<Booking> between(Instant from, Instant to) {
        return from.isBefore(to) ? rows.subMap(Position.before(from), Position.before(to)).values().stream() : Stream.empty();
    }

    /** Returns the bookings from an instant on, the earliest first. */
    public Stream<Booking> from(Instant first) {
        return rows.tailMap(Position.before(first)).values().stream();
    }

    /** Returns the bookings between two instants, both inclusive, the earliest first. */
    public Stream<Booking> ascending(Instant first, Instant last) {
        return within(first, last).values().stream();
    }

    private NavigableMap<Position, Booking> within(Instant first, Instant last) {
        return first.isAfter(last) ? Collections.emptyNavigableMap()
                : rows.subMap(Position.before(first), true, new Position(last, Long.MAX_VALUE), true);
    }

    /** Returns all bookings, the latest first; those of the same instant in the order of creation. */
    public Stream<Booking> descending() {
        return descending(Instant.MIN, Instant.MAX);
    }

    /** Returns the bookings between two instants, both inclusive, the latest first; those of the same instant in the order of creation. */
    public Stream<Booking> descending(Instant first, Instant last) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new LatestFirst(within(first, last)), Spliterator.ORDERED), false);
    }

    private static final class LatestFirst implements Iterator<Booking> {

        private final NavigableMap<Position, Booking> rows;
        private Map.Entry<Position, Booking> last;
        private Iterator<Booking> sameInstant;

        LatestFirst(NavigableMap<Position, Booking> rows) {
            this.rows = rows;
            this.last = rows.lastEntry();
            this.sameInstant = instantOfLast();
        }

        private Iterator<Booking> instantOfLast() {
            if (last == null) {
                return Collections.emptyIterator();
            }
            return rows.subMap(Position.before(last.getKey().at()), true, last.getKey(), true).values().iterator();
        }

        @Override
        public boolean hasNext() {
            if (!sameInstant.hasNext() && last != null) {
                last = rows.lowerEntry(Position.before(last.getKey().at()));
                sameInstant = instantOfLast();
            }
            return sameInstant.hasNext();
        }

        @Override
        public Booking next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return sameInstant.next();
        }
    }
}
