/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Bookings sorted by one of their instants, and by id for equal instants. Counting a range needs no iteration, and the effort of reading a
 * range depends on its size and not on the number of all bookings. The bookings are kept in chunks, so that an insertion moves few of them.
 * Must be used on the sandbox's event loop.
 */
public final class SortedBookings {

    private static final int MOST_IN_CHUNK = 512;

    /** None of the chunks is empty. */
    private final List<List<Booking>> chunks = new ArrayList<>();
    private final Function<Booking, Instant> key;
    private int size;
    private int changes;

    /** Creates an empty collection that is sorted by the result of the function. */
    SortedBookings(Function<Booking, Instant> key) {
        this.key = key;
    }

    /** The place of a booking in the chunks. The place behind the last booking is in a chunk that does not exist. */
    private record Place(int chunk, int index) {

        boolean isBefore(Place other) {
            return chunk != other.chunk ? chunk < other.chunk : index < other.index;
        }
    }

    void add(Booking booking) {
        changes++;
        size++;
        Place place = place(key.apply(booking), booking.id());
        if (place.chunk() < chunks.size()) {
            List<Booking> chunk = chunks.get(place.chunk());
            chunk.add(place.index(), booking);
            splitIfFull(place.chunk());
        } else if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size() >= MOST_IN_CHUNK) {
            chunks.add(new ArrayList<>(List.of(booking)));
        } else {
            chunks.get(chunks.size() - 1).add(booking);
        }
    }

    private void splitIfFull(int number) {
        List<Booking> chunk = chunks.get(number);
        if (chunk.size() > MOST_IN_CHUNK) {
            List<Booking> second = chunk.subList(chunk.size() / 2, chunk.size());
            chunks.add(number + 1, new ArrayList<>(second));
            second.clear();
        }
    }

    void remove(Booking booking) {
        Place place = place(key.apply(booking), booking.id());
        if (place.chunk() < chunks.size() && chunks.get(place.chunk()).get(place.index()).id() == booking.id()) {
            changes++;
            size--;
            chunks.get(place.chunk()).remove(place.index());
            if (chunks.get(place.chunk()).isEmpty()) {
                chunks.remove(place.chunk());
            }
        }
    }

    /** Returns the place of the first booking that is not before an instant and id. */
    private Place place(Instant at, long id) {
        int chunk = firstNotBefore(chunks.size(), number -> chunks.get(number).get(chunks.get(number).size() - 1), at, id);
        return chunk == chunks.size() ? end()
                : new Place(chunk, firstNotBefore(chunks.get(chunk).size(), chunks.get(chunk)::get, at, id));
    }

    private int firstNotBefore(int length, Function<Integer, Booking> bookings, Instant at, long id) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Booking booking = bookings.apply(middle);
            int order = key.apply(booking).compareTo(at);
            if (order < 0 || order == 0 && booking.id() < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Place before(Instant at) {
        return place(at, Long.MIN_VALUE);
    }

    private Place behind(Instant at) {
        return place(at, Long.MAX_VALUE);
    }

    private Place end() {
        return new Place(chunks.size(), 0);
    }

    private Place previous(Place place) {
        return place.index() > 0 ? new Place(place.chunk(), place.index() - 1)
                : new Place(place.chunk() - 1, chunks.get(place.chunk() - 1).size() - 1);
    }

    private Booking at(Place place) {
        return chunks.get(place.chunk()).get(place.index());
    }

    /** Returns the number of bookings. */
    public int size() {
        return size;
    }

    /** Returns the number of bookings from the first instant, inclusive, to the second, exclusive. */
    public int count(Instant from, Instant to) {
        return Math.max(0, rank(before(to)) - rank(before(from)));
    }

    private int rank(Place place) {
        int rank = place.index();
        for (int chunk = 0; chunk < place.chunk(); chunk++) {
            rank += chunks.get(chunk).size();
        }
        return rank;
    }

    /** Returns all bookings, the earliest first. */
    public Stream<Booking> ascending() {
        return stream(new Forward(new Place(0, 0), end()));
    }

    /** Returns the bookings from the first instant, inclusive, to the second, exclusive. */
    public Stream<Booking> between(Instant from, Instant to) {
        return stream(new Forward(before(from), before(to)));
    }

    /** Returns the bookings from an instant on, the earliest first. */
    public Stream<Booking> from(Instant first) {
        return stream(new Forward(before(first), end()));
    }

    /** Returns the bookings between two instants, both inclusive, the earliest first. */
    public Stream<Booking> ascending(Instant first, Instant last) {
        return stream(new Forward(before(first), behind(last)));
    }

    /** Returns the bookings after an instant and id, the earliest first. */
    public Iterator<Booking> after(Instant at, long id) {
        return new Forward(id == Long.MAX_VALUE ? behind(at) : place(at, id + 1), end());
    }

    /** Returns the bookings before an instant and id, the latest first; those of the same instant by descending id. */
    public Iterator<Booking> beforeReversed(Instant at, long id) {
        return new Backward(place(at, id));
    }

    /** Returns all bookings, the latest first; those of the same instant by ascending id. */
    public Stream<Booking> descending() {
        return descending(Instant.MIN, Instant.MAX);
    }

    /** Returns the bookings between two instants, both inclusive, the latest first; those of the same instant by ascending id. */
    public Stream<Booking> descending(Instant first, Instant last) {
        return stream(new LatestFirst(before(first), behind(last)));
    }

    private static Stream<Booking> stream(Iterator<Booking> bookings) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(bookings, Spliterator.ORDERED), false);
    }

    /** Reads bookings in one order. Like the iterators of the JDK, it fails if the bookings change meanwhile. */
    private abstract class Reading implements Iterator<Booking> {

        private final int expected = changes;

        /** Returns the next booking. Is called only if there is one. */
        abstract Booking read();

        @Override
        public Booking next() {
            if (expected != changes) {
                throw new ConcurrentModificationException();
            }
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return read();
        }
    }

    /** Has no places, because long lists are read with it. */
    private final class Forward extends Reading {

        private final Place end;
        private int chunk;
        private int index;

        Forward(Place first, Place end) {
            this.chunk = first.chunk();
            this.index = first.index();
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return chunk < end.chunk() || chunk == end.chunk() && index < end.index();
        }

        @Override
        Booking read() {
            List<Booking> current = chunks.get(chunk);
            Booking booking = current.get(index);
            if (++index == current.size()) {
                chunk++;
                index = 0;
            }
            return booking;
        }
    }

    private final class Backward extends Reading {

        private Place end;

        Backward(Place end) {
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return end.chunk() > 0 || end.index() > 0;
        }

        @Override
        Booking read() {
            end = previous(end);
            return at(end);
        }
    }

    private final class LatestFirst extends Reading {

        private final Place first;
        private Place end;
        private Forward sameInstant;

        LatestFirst(Place first, Place end) {
            this.first = first;
            this.end = end;
            this.sameInstant = new Forward(end, end);
        }

        @Override
        public boolean hasNext() {
            return sameInstant.hasNext() || first.isBefore(end);
        }

        @Override
        Booking read() {
            if (!sameInstant.hasNext()) {
                Place begin = before(key.apply(at(previous(end))));
                begin = begin.isBefore(first) ? first : begin;
                sameInstant = new Forward(begin, end);
                end = begin;
            }
            return sameInstant.read();
        }
    }
}
