/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The indexes return the same as a search of all rows, after any sequence of insertions, changes and removals. */
class BookingsTest {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final List<String> EMAILS = List.of("ann@example.net", "Ann@Example.net", "bob@example.net", "cem@example.net");

    private final Bookings bookings = new Bookings();
    private final Map<String, Booking> rows = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void everyIndexHoldsWhatASearchFinds(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            step(random);
            if (i % 20 == 0) {
                assertAsSearched(random);
            }
        }
        bookings.removeIf(booking -> booking.hostId() == 1);
        rows.values().removeIf(booking -> booking.hostId() == 1);
        assertAsSearched(random);
    }

    private void step(Random random) {
        List<String> uids = List.copyOf(rows.keySet());
        int kind = random.nextInt(10);
        if (uids.isEmpty() || kind < 4) {
            long id = bookings.nextId();
            put(random(Booking.builder(id, "uid" + id, 1 + random.nextInt(2)), random).createdAt(instant(random)).build());
        } else if (kind < 8) {
            put(random(rows.get(uids.get(random.nextInt(uids.size()))).change(), random).build());
        } else {
            String uid = uids.get(random.nextInt(uids.size()));
            bookings.remove(uid);
            rows.remove(uid);
        }
    }

    private void put(Booking booking) {
        assertThat(bookings.put(booking)).isSameAs(booking);
        rows.put(booking.uid(), booking);
    }

    private static Booking.Builder random(Booking.Builder booking, Random random) {
        Instant start = instant(random);
        List<Attendee> attendees = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String email = random.nextInt(6) == 0 ? null : EMAILS.get(random.nextInt(EMAILS.size()));
            attendees.add(new Attendee(i, "", email, "UTC", "en", null, false, null));
        }
        return booking.hostId(1 + random.nextInt(3)).start(start).end(start.plus(Duration.ofMinutes(15L * (1 + random.nextInt(8)))))
                .updatedAt(instant(random)).status(BookingStatus.values()[random.nextInt(BookingStatus.values().length)])
                .attendees(attendees).recurringBookingUid(random.nextBoolean() ? null : "series" + random.nextInt(3));
    }

    /** Few different values, so that many bookings share them. */
    private static Instant instant(Random random) {
        return NINE.plus(Duration.ofMinutes(15L * random.nextInt(12)));
    }

    private void assertAsSearched(Random random) {
        assertThat(bookings.stream()).containsExactlyElementsOf(rows.values());
        assertThat(bookings.size()).isEqualTo(rows.size());
        assertSorted(bookings.byStart(), Booking::start, booking -> true, random);
        assertSorted(bookings.byEnd(), Booking::end, booking -> true, random);
        assertSorted(bookings.byCreation(), Booking::createdAt, booking -> true, random);
        assertSorted(bookings.byUpdate(), Booking::updatedAt, booking -> true, random);
        for (long id = 1; id <= 4; id++) {
            long number = id;
            assertSorted(bookings.ofHost(id), Booking::start, booking -> booking.hostId() == number, random);
            assertSorted(bookings.ofEventType(id), Booking::start, booking -> booking.eventTypeId() == number, random);
            assertSorted(bookings.idsOfHost(id), booking -> Instant.EPOCH, booking -> booking.hostId() == number, random);
            assertSorted(bookings.idsOfEventType(id), booking -> Instant.EPOCH, booking -> booking.eventTypeId() == number, random);
            for (BookingGroup group : BookingGroup.values()) {
                assertSorted(bookings.ofHost(id, group), Booking::end,
                        booking -> booking.hostId() == number && BookingGroup.of(booking) == group, random);
                assertSorted(bookings.ofEventType(id, group), Booking::end,
                        booking -> booking.eventTypeId() == number && BookingGroup.of(booking) == group, random);
            }
            assertSorted(bookings.ofHost(id, 1), Booking::createdAt,
                    booking -> booking.hostId() == number && booking.eventTypeId() == 1, random);
            assertSorted(bookings.ofSeries("series" + id), Booking::start, booking -> ("series" + number).equals(booking.recurringBookingUid()),
                    random);
        }
        EMAILS.forEach(email -> assertSorted(bookings.ofAttendee(email), Booking::start, with(email), random));
        EMAILS.forEach(email -> assertSorted(bookings.idsOfAttendee(email), booking -> Instant.EPOCH, with(email), random));
        assertOfPerson(new User(1, "bob", "Bob", "BOB@example.net", NamedZone.of("UTC"), NINE), random);
    }

    private static Predicate<Booking> with(String email) {
        return booking -> booking.attendees().stream().anyMatch(attendee -> email.equalsIgnoreCase(attendee.email()));
    }

    private void assertSorted(SortedBookings index, Function<Booking, Instant> key, Predicate<Booking> held, Random random) {
        Comparator<Booking> earliest = Comparator.comparing(key);
        Instant first = instant(random);
        Instant last = instant(random);
        assertThat(index.size()).isEqualTo((int) searched(held).count());
        assertThat(index.ascending()).containsExactlyElementsOf(sorted(searched(held), earliest));
        assertThat(index.descending()).containsExactlyElementsOf(sorted(searched(held), earliest.reversed()));
        assertThat(index.from(first)).containsExactlyElementsOf(sorted(searched(held.and(from(key, first))), earliest));
        assertThat(index.between(first, last))
                .containsExactlyElementsOf(sorted(searched(held.and(from(key, first)).and(from(key, last).negate())), earliest));
        assertThat(index.count(first, last)).isEqualTo((int) index.between(first, last).count());
        List<Booking> all = sorted(searched(held), earliest);
        int place = all.isEmpty() ? 0 : random.nextInt(all.size());
        Instant at = all.isEmpty() ? first : key.apply(all.get(place));
        long id = all.isEmpty() ? 1 : all.get(place).id();
        assertThat(index.after(at, id)).toIterable().containsExactlyElementsOf(all.stream().skip(place + 1L).toList());
        List<Booking> before = new ArrayList<>(all.subList(0, place));
        Collections.reverse(before);
        assertThat(index.beforeReversed(at, id)).toIterable().containsExactlyElementsOf(before);
        Predicate<Booking> within = held.and(from(key, first)).and(booking -> !key.apply(booking).isAfter(last));
        assertThat(index.ascending(first, last)).containsExactlyElementsOf(sorted(searched(within), earliest));
        assertThat(index.descending(first, last)).containsExactlyElementsOf(sorted(searched(within), earliest.reversed()));
    }

    private void assertOfPerson(User person, Random random) {
        Instant from = instant(random);
        Instant to = from.plus(Duration.ofMinutes(15L * random.nextInt(6)));
        assertThat(bookings.ofPersonBetween(person, from, to)).containsExactlyInAnyOrderElementsOf(
                searched(with(person.email()).or(booking -> booking.hostId() == person.id()))
                        .filter(booking -> booking.start().isBefore(to) && booking.end().isAfter(from)).toList());
    }

    private Stream<Booking> searched(Predicate<Booking> held) {
        return rows.values().stream().filter(held);
    }

    private static List<Booking> sorted(Stream<Booking> found, Comparator<Booking> order) {
        return found.sorted(order.thenComparingLong(Booking::id)).toList();
    }

    private static Predicate<Booking> from(Function<Booking, Instant> key, Instant first) {
        return booking -> !key.apply(booking).isBefore(first);
    }

    @Test
    void aListCanBeChangedWhileItIsRead() {
        put(random(Booking.builder(1, "uid1", 1), new Random(1)).createdAt(NINE).build());
        put(random(Booking.builder(2, "uid2", 1), new Random(2)).createdAt(NINE).build());

        bookings.removeIf(booking -> bookings.find(booking.uid()).isPresent());

        assertThat(bookings.size()).isZero();
        assertThat(bookings.ofEventType(1).size()).isZero();
        bookings.remove("uid1");
        assertThat(bookings.changes()).as("what was not there was not taken out").isEqualTo(4);
    }
}
