/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All bookings, by uid and in the order of creation, with the indexes that keep lists, slots and conflict checks fast with a hundred
 * thousand bookings. Must be used on the sandbox's event loop.
 */
public final class Bookings {

    private static final SortedBookings NONE = new SortedBookings(Booking::start);

    private final Table<String, Booking> rows = new Table<>(Booking::uid);
    private final SortedBookings byStart = new SortedBookings(Booking::start);
    private final SortedBookings byEnd = new SortedBookings(Booking::end);
    private final SortedBookings byCreation = new SortedBookings(Booking::createdAt);
    private final SortedBookings byUpdate = new SortedBookings(Booking::updatedAt);
    private final Map<Long, SortedBookings> byHost = new HashMap<>();
    private final Map<String, SortedBookings> byEmail = new HashMap<>();
    private final Map<Long, SortedBookings> byEventType = new HashMap<>();
    private final Map<Long, SortedBookings> idsByHost = new HashMap<>();
    private final Map<String, SortedBookings> idsByEmail = new HashMap<>();
    private final Map<Long, SortedBookings> idsByEventType = new HashMap<>();
    private final Map<Grouped, SortedBookings> groupsByHost = new HashMap<>();
    private final Map<Grouped, SortedBookings> groupsByEventType = new HashMap<>();
    private final Map<Turns, SortedBookings> byTurns = new HashMap<>();
    private final Map<String, SortedBookings> bySeries = new HashMap<>();
    private final Map<Long, SortedBookings> ofSeriesByHost = new HashMap<>();
    private Duration longest = Duration.ZERO;

    /** The bookings of one group of a host or of an event type. */
    private record Grouped(long id, BookingGroup group) {
    }

    /** The turns of a host in a round robin. */
    private record Turns(long hostId, long eventTypeId) {

        static Turns of(Booking booking) {
            return new Turns(booking.hostId(), booking.eventTypeId());
        }
    }

    /** Returns the next id of a booking. An id is never returned twice. */
    public long nextId() {
        return rows.nextId();
    }

    /** Adds a booking, or replaces the one with the same uid without changing its position in {@link #stream}. Returns the booking. */
    public Booking put(Booking booking) {
        rows.find(booking.uid()).ifPresent(this::removeFromIndexes);
        addToIndexes(booking);
        return rows.put(booking);
    }

    private void addToIndexes(Booking booking) {
        List.of(byStart, byEnd, byCreation, byUpdate).forEach(index -> index.add(booking));
        byHost.computeIfAbsent(booking.hostId(), Bookings::newIndex).add(booking);
        byEventType.computeIfAbsent(booking.eventTypeId(), Bookings::newIndex).add(booking);
        idsByHost.computeIfAbsent(booking.hostId(), Bookings::newIndexOfIds).add(booking);
        idsByEventType.computeIfAbsent(booking.eventTypeId(), Bookings::newIndexOfIds).add(booking);
        groupsByHost.computeIfAbsent(ofHost(booking), Bookings::newIndexOfEnds).add(booking);
        groupsByEventType.computeIfAbsent(ofEventType(booking), Bookings::newIndexOfEnds).add(booking);
        byTurns.computeIfAbsent(Turns.of(booking), turns -> new SortedBookings(Booking::createdAt)).add(booking);
        emails(booking).forEach(email -> {
            byEmail.computeIfAbsent(email, Bookings::newIndex).add(booking);
            idsByEmail.computeIfAbsent(email, Bookings::newIndexOfIds).add(booking);
        });
        if (booking.recurringBookingUid() != null) {
            bySeries.computeIfAbsent(booking.recurringBookingUid(), Bookings::newIndex).add(booking);
            ofSeriesByHost.computeIfAbsent(booking.hostId(), Bookings::newIndexOfIds).add(booking);
        }
        Duration length = Duration.between(booking.start(), booking.end());
        longest = length.compareTo(longest) > 0 ? length : longest;
    }

    private void removeFromIndexes(Booking booking) {
        List.of(byStart, byEnd, byCreation, byUpdate).forEach(index -> index.remove(booking));
        remove(byHost, booking.hostId(), booking);
        remove(byEventType, booking.eventTypeId(), booking);
        remove(idsByHost, booking.hostId(), booking);
        remove(idsByEventType, booking.eventTypeId(), booking);
        remove(groupsByHost, ofHost(booking), booking);
        remove(groupsByEventType, ofEventType(booking), booking);
        remove(byTurns, Turns.of(booking), booking);
        emails(booking).forEach(email -> {
            remove(byEmail, email, booking);
            remove(idsByEmail, email, booking);
        });
        if (booking.recurringBookingUid() != null) {
            remove(bySeries, booking.recurringBookingUid(), booking);
            remove(ofSeriesByHost, booking.hostId(), booking);
        }
    }

    private static <K> SortedBookings newIndex(K key) {
        return new SortedBookings(Booking::start);
    }

    private static <K> SortedBookings newIndexOfEnds(K key) {
        return new SortedBookings(Booking::end);
    }

    /** Bookings of the same instant are sorted by id. */
    private static <K> SortedBookings newIndexOfIds(K key) {
        return new SortedBookings(booking -> Instant.EPOCH);
    }

    private static Grouped ofHost(Booking booking) {
        return new Grouped(booking.hostId(), BookingGroup.of(booking));
    }

    private static Grouped ofEventType(Booking booking) {
        return new Grouped(booking.eventTypeId(), BookingGroup.of(booking));
    }

    private static <K> void remove(Map<K, SortedBookings> indexes, K key, Booking booking) {
        indexes.computeIfPresent(key, (same, index) -> {
            index.remove(booking);
            return index.size() == 0 ? null : index;
        });
    }

    private static Stream<String> emails(Booking booking) {
        return booking.attendees().stream().map(Attendee::email).filter(Objects::nonNull).map(Bookings::folded).distinct();
    }

    private static String folded(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    /** Returns the booking with that uid. */
    public Optional<Booking> find(String uid) {
        return rows.find(uid);
    }

    /** Returns the first booking in the order of creation that meets the condition. Searches all bookings. */
    public Optional<Booking> findFirst(Predicate<? super Booking> condition) {
        return rows.findFirst(condition);
    }

    /** Removes a booking, if it exists. */
    public void remove(String uid) {
        rows.find(uid).ifPresent(booking -> {
            removeFromIndexes(booking);
            rows.remove(uid);
        });
    }

    /** Removes every booking that meets the condition. */
    public void removeIf(Predicate<? super Booking> condition) {
        stream().filter(condition).map(Booking::uid).toList().forEach(this::remove);
    }

    /** Returns all bookings in the order of creation, unmodifiable. */
    public Collection<Booking> all() {
        return rows.all();
    }

    /** Returns all bookings in the order of creation. */
    public Stream<Booking> stream() {
        return rows.stream();
    }

    /** @see Table#changes() */
    public long changes() {
        return rows.changes();
    }

    /** Returns the number of bookings. */
    public int size() {
        return rows.size();
    }

    /** Returns all bookings by start. */
    public SortedBookings byStart() {
        return byStart;
    }

    /** Returns all bookings by end. */
    public SortedBookings byEnd() {
        return byEnd;
    }

    /** Returns all bookings by creation. */
    public SortedBookings byCreation() {
        return byCreation;
    }

    /** Returns all bookings by last change. */
    public SortedBookings byUpdate() {
        return byUpdate;
    }

    /** Returns the bookings of an event type by start. */
    public SortedBookings ofEventType(long eventTypeId) {
        return byEventType.getOrDefault(eventTypeId, NONE);
    }

    /** Returns the bookings of a host by start. */
    public SortedBookings ofHost(long userId) {
        return byHost.getOrDefault(userId, NONE);
    }

    /** Returns the bookings of a host and an event type by creation. */
    public SortedBookings ofHost(long userId, long eventTypeId) {
        return byTurns.getOrDefault(new Turns(userId, eventTypeId), NONE);
    }

    /** Returns the bookings with an attendee of that mail address, regardless of case, by start. */
    public SortedBookings ofAttendee(String email) {
        return byEmail.getOrDefault(folded(email), NONE);
    }

    /** Returns the bookings of a host by id. All of them have the epoch as their instant. */
    public SortedBookings idsOfHost(long userId) {
        return idsByHost.getOrDefault(userId, NONE);
    }

    /** Returns the bookings with an attendee of that mail address, regardless of case, by id. All of them have the epoch as their instant. */
    public SortedBookings idsOfAttendee(String email) {
        return idsByEmail.getOrDefault(folded(email), NONE);
    }

    /** Returns the bookings of an event type by id. All of them have the epoch as their instant. */
    public SortedBookings idsOfEventType(long eventTypeId) {
        return idsByEventType.getOrDefault(eventTypeId, NONE);
    }

    /** Returns the bookings of one group of a host by end. */
    public SortedBookings ofHost(long userId, BookingGroup group) {
        return groupsByHost.getOrDefault(new Grouped(userId, group), NONE);
    }

    /** Returns the bookings of one group of an event type by end. */
    public SortedBookings ofEventType(long eventTypeId, BookingGroup group) {
        return groupsByEventType.getOrDefault(new Grouped(eventTypeId, group), NONE);
    }

    /** Returns the length of the longest booking that there has been. */
    public Duration longest() {
        return longest;
    }

    /** Returns the bookings of a series by start. */
    public SortedBookings ofSeries(String recurringBookingUid) {
        return bySeries.getOrDefault(recurringBookingUid, NONE);
    }

    /** Returns the bookings of a host that belong to series, by id. All of them have the epoch as their instant. */
    public SortedBookings ofSeriesOfHost(long userId) {
        return ofSeriesByHost.getOrDefault(userId, NONE);
    }

    /** Returns each booking that a person hosts or attends and that overlaps a period, once. */
    public Stream<Booking> ofPersonBetween(User person, Instant from, Instant to) {
        Instant first = from.minus(longest);
        return Stream.concat(ofHost(person.id()).between(first, to),
                        ofAttendee(person.email()).between(first, to).filter(booking -> booking.hostId() != person.id()))
                .filter(booking -> booking.end().isAfter(from));
    }
}
