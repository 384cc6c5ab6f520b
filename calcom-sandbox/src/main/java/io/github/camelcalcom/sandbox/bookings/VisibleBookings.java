/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingGroup;
import io.github.camelcalcom.sandbox.state.Bookings;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.SortedBookings;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bookings that a list covers: those of some hosts, those with some attendees and those of some event types. Uses the indexes, so that
 * the effort depends on these bookings and not on all bookings. For use within one call only.
 */
final class VisibleBookings implements Predicate<Booking> {

    private final Bookings bookings;
    private final Set<Long> hosts;
    private final Set<String> emails;
    private final Set<Long> eventTypes;

    /** Creates the bookings that a user can see: those that the user hosts or attends and, for the owner of an organization, its members'. */
    VisibleBookings(User user, SandboxState state) {
        this(state, Stream.concat(Stream.of(user), membersUnder(user, state)).toList(), new TreeSet<>(String.CASE_INSENSITIVE_ORDER), Set.of());
    }

    private VisibleBookings(SandboxState state, List<User> users, Set<String> emails, Set<Long> eventTypes) {
        this.bookings = state.bookings();
        this.hosts = users.stream().map(User::id).collect(Collectors.toSet());
        this.emails = emails;
        this.eventTypes = eventTypes;
        users.forEach(user -> emails.add(user.email()));
    }

    /** Creates the bookings in which users take part, whose addresses must match exactly, and the bookings of event types. */
    static VisibleBookings of(SandboxState state, List<User> users, Set<Long> eventTypes) {
        return new VisibleBookings(state, users, new HashSet<>(), eventTypes);
    }

    private static Stream<User> membersUnder(User owner, SandboxState state) {
        Set<Long> owned = state.memberships().ofUser(owner.id())
                .filter(membership -> membership.role() == MembershipRole.OWNER && state.organization(membership.teamId()).isPresent())
                .map(Membership::teamId).collect(Collectors.toSet());
        return owned.isEmpty() ? Stream.empty() : state.users().stream().filter(user -> owned.contains(user.organizationId()));
    }

    @Override
    public boolean test(Booking booking) {
        return hosts.contains(booking.hostId()) || eventTypes.contains(booking.eventTypeId()) || isAttended(booking);
    }

    private boolean isAttended(Booking booking) {
        for (Attendee attendee : booking.attendees()) {
            if (attendee.email() != null && emails.contains(attendee.email())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the number of bookings with the requested statuses. */
    int count(StatusFilter statuses) {
        if (hosts.isEmpty()) {
            return eventTypes.stream().mapToInt(eventType -> statuses.count(group -> bookings.ofEventType(eventType, group))).sum();
        }
        int hosted = hosts.stream().mapToInt(host -> statuses.count(group -> bookings.ofHost(host, group))).sum();
        return hosted + (int) withOtherHosts().filter(statuses).count();
    }

    /** Returns each booking with the requested statuses once, in no particular order. */
    Stream<Booking> stream(StatusFilter statuses) {
        if (hosts.isEmpty()) {
            return eventTypes.stream().flatMap(eventType -> statuses.stream(group -> bookings.ofEventType(eventType, group)));
        }
        Function<Long, Stream<Booking>> hosted = host -> statuses.stream((BookingGroup group) -> bookings.ofHost(host, group));
        return Stream.concat(hosts.stream().flatMap(hosted), withOtherHosts().filter(statuses));
    }

    /** Returns each booking of other hosts once. */
    private Stream<Booking> withOtherHosts() {
        Stream<Booking> attended = emails.stream().map(bookings::ofAttendee).flatMap(SortedBookings::ascending)
                .filter(booking -> !hosts.contains(booking.hostId()) && isAttended(booking));
        Stream<Booking> ofEventTypes = eventTypes.stream().filter(eventType -> !isHostedByThemAlone(eventType))
                .flatMap(eventType -> bookings.ofEventType(eventType).ascending())
                .filter(booking -> !hosts.contains(booking.hostId()) && !isAttended(booking));
        return Stream.concat(emails.size() == 1 ? attended : attended.distinct(), ofEventTypes);
    }

    private boolean isHostedByThemAlone(long eventType) {
        return hosts.stream().mapToInt(host -> bookings.ofHost(host, eventType).size()).sum() == bookings.ofEventType(eventType).size();
    }

    /** Returns each booking after an instant and id once, the earliest start first. */
    Stream<Booking> byStartAfter(Instant start, long id) {
        return merged(indexes(bookings::ofHost, bookings::ofAttendee, bookings::ofEventType).map(index -> index.after(start, id)),
                Comparator.comparing(Booking::start).thenComparingLong(Booking::id));
    }

    /** Returns each booking before an instant and id once, the latest start first. */
    Stream<Booking> byStartBefore(Instant start, long id) {
        return merged(indexes(bookings::ofHost, bookings::ofAttendee, bookings::ofEventType).map(index -> index.beforeReversed(start, id)),
                Comparator.comparing(Booking::start).thenComparingLong(Booking::id).reversed());
    }

    /** Returns each booking with a smaller id once, the largest id first. */
    Stream<Booking> byIdBefore(long id) {
        return merged(indexes(bookings::idsOfHost, bookings::idsOfAttendee, bookings::idsOfEventType)
                .map(index -> index.beforeReversed(Instant.EPOCH, id)), Comparator.comparingLong(Booking::id).reversed());
    }

    private Stream<SortedBookings> indexes(Function<Long, SortedBookings> ofHost, Function<String, SortedBookings> ofAttendee,
            Function<Long, SortedBookings> ofEventType) {
        return Stream.of(hosts.stream().map(ofHost), emails.stream().map(ofAttendee), eventTypes.stream().map(ofEventType))
                .flatMap(Function.identity());
    }

    private Stream<Booking> merged(Stream<Iterator<Booking>> sequences, Comparator<Booking> order) {
        return MergedBookings.of(sequences.toList(), order).filter(this);
    }
}
