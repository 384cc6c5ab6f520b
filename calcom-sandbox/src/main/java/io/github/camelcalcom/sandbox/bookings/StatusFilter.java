/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingGroup;
import io.github.camelcalcom.sandbox.state.SortedBookings;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The requested statuses of a list of bookings, which depend on the time. Matching bookings are the ones of some groups that end at the time
 * or later, and the ones of some groups that end before it. Immutable.
 */
final class StatusFilter implements Predicate<Booking> {

    private final Set<BookingGroup> ahead = EnumSet.noneOf(BookingGroup.class);
    private final Set<BookingGroup> over = EnumSet.noneOf(BookingGroup.class);
    private final Instant now;

    /** Creates the filter for some statuses; without any, it matches every booking. */
    StatusFilter(List<String> statuses, Instant now) {
        this.now = now;
        if (statuses.isEmpty()) {
            ahead.addAll(EnumSet.allOf(BookingGroup.class));
            over.addAll(EnumSet.allOf(BookingGroup.class));
        }
        statuses.forEach(this::add);
    }

    private void add(String status) {
        switch (status) {
            case "upcoming" -> ahead.addAll(EnumSet.of(BookingGroup.ACCEPTED, BookingGroup.PENDING, BookingGroup.ACCEPTED_OF_SERIES));
            case "recurring" -> ahead.addAll(EnumSet.of(BookingGroup.ACCEPTED_OF_SERIES, BookingGroup.PENDING_OF_SERIES));
            case "past" -> over.addAll(EnumSet.complementOf(EnumSet.of(BookingGroup.CLOSED)));
            case "cancelled" -> {
                ahead.add(BookingGroup.CLOSED);
                over.add(BookingGroup.CLOSED);
            }
            case "unconfirmed" -> ahead.addAll(EnumSet.of(BookingGroup.PENDING, BookingGroup.PENDING_OF_SERIES));
            default -> throw new IllegalArgumentException("Unknown status of lists: " + status);
        }
    }

    /** Whether every booking matches. */
    boolean isEmpty() {
        return ahead.size() == BookingGroup.values().length && over.size() == ahead.size();
    }

    /** Whether bookings that are over do not match. */
    boolean isAheadOnly() {
        return over.isEmpty();
    }

    /** Whether only bookings that are over match. */
    boolean isOverOnly() {
        return ahead.isEmpty();
    }

    @Override
    public boolean test(Booking booking) {
        return (booking.end().isBefore(now) ? over : ahead).contains(BookingGroup.of(booking));
    }

    /**
     * Returns the number of matching bookings.
     *
     * @param groups the bookings of each group by end
     */
    int count(Function<BookingGroup, SortedBookings> groups) {
        return ahead.stream().mapToInt(group -> groups.apply(group).count(now, Instant.MAX)).sum()
                + over.stream().mapToInt(group -> groups.apply(group).count(Instant.MIN, now)).sum();
    }

    /**
     * Returns the matching bookings, in no particular order.
     *
     * @param groups the bookings of each group by end
     */
    Stream<Booking> stream(Function<BookingGroup, SortedBookings> groups) {
        return Stream.concat(ahead.stream().flatMap(group -> groups.apply(group).from(now)),
                over.stream().flatMap(group -> groups.apply(group).between(Instant.MIN, now)));
    }
}
