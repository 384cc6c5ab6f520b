/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads several sequences of bookings in their common order, and each booking once. */
final class MergedBookings implements Iterator<Booking> {

    private final PriorityQueue<Head> heads;
    private Booking next;

    /** The next booking of a sequence. */
    private record Head(Booking booking, Iterator<Booking> rest) {
    }

    private MergedBookings(List<Iterator<Booking>> sequences, Comparator<Booking> order) {
        this.heads = new PriorityQueue<>(Comparator.comparing(Head::booking, order));
        sequences.forEach(this::push);
        advance();
    }

    /**
     * Returns the bookings of all sequences.
     *
     * @param order order of each sequence, in which different bookings are never equal
     */
    static Stream<Booking> of(List<Iterator<Booking>> sequences, Comparator<Booking> order) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new MergedBookings(sequences, order), Spliterator.ORDERED), false);
    }

    private void push(Iterator<Booking> sequence) {
        if (sequence.hasNext()) {
            heads.add(new Head(sequence.next(), sequence));
        }
    }

    private void advance() {
        Booking last = next;
        next = null;
        while (next == null && !heads.isEmpty()) {
            Head head = heads.poll();
            push(head.rest());
            if (last == null || head.booking().id() != last.id()) {
                next = head.booking();
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Booking next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Booking booking = next;
        advance();
        return booking;
    }
}
