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
 * Every booking, by uid and in the order in which they were made, with the indexes that keep lists, slots and conflict checks fast
 * where there are a hundred thousand. Only to be used on the sandbox's event loop.
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
    private final Map<Turns, SortedBookings> byTurns = new HashMap<>();
    private final Map<String, SortedBookings> bySeries = new HashMap<>();
    private Duration longest = Duration.ZERO;

    /** What a host takes turns in. */
    private record Turns(long hostId, long eventTypeId) {

        static Turns of(Booking booking) {
            return new Turns(booking.hostId(), booking.eventTypeId());
        }
    }

    /** The next number of a booking. Never given twice. */
    public long nextId() {
        return rows.nextId();
    }

    /** Adds a booking, or replaces the one with the same uid without moving it in {@link #stream}. Returns the booking. */
    public Booking put(Booking booking) {
        rows.find(booking.uid()).ifPresent(this::removeFromIndexes);
        addToIndexes(booking);
        return rows.put(booking);
    }

    private void addToIndexes(Booking booking) {
        List.of(byStart, byEnd, byCreation, byUpdate).forEach(index -> index.add(booking));
        byHost.computeIfAbsent(booking.hostId(), Bookings::newIndex).add(booking);
        byEventType.computeIfAbsent(booking.eventTypeId(), Bookings::newIndex).add(booking);
        byTurns.computeIfAbsent(Turns.of(booking), turns -> new SortedBookings(Booking::createdAt)).add(booking);
        emails(booking).forEach(email -> byEmail.computeIfAbsent(email, Bookings::newIndex).add(booking));
        if (booking.recurringBookingUid() != null) {
            bySeries.computeIfAbsent(booking.recurringBookingUid(), Bookings::newIndex).add(booking);
        }
        Duration length = Duration.between(booking.start(), booking.end());
        longest = length.compareTo(longest) > 0 ? length : longest;
    }

    private void removeFromIndexes(Booking booking) {
        List.of(byStart, byEnd, byCreation, byUpdate).forEach(index -> index.remove(booking));
        remove(byHost, booking.hostId(), booking);
        remove(byEventType, booking.eventTypeId(), booking);
        remove(byTurns, Turns.of(booking), booking);
        emails(booking).forEach(email -> remove(byEmail, email, booking));
        if (booking.recurringBookingUid() != null) {
            remove(bySeries, booking.recurringBookingUid(), booking);
        }
    }

    private static <K> SortedBookings newIndex(K key) {
        return new SortedBookings(Booking::start);
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

    /** The booking with that uid. */
    public Optional<Booking> find(String uid) {
        return rows.find(uid);
    }

    /** The first booking, in the order in which they were made, of which the condition holds. Looks at all of them. */
    public Optional<Booking> findFirst(Predicate<? super Booking> condition) {
        return rows.findFirst(condition);
    }

    /** Takes a booking out; nothing happens if it is not there. */
    public void remove(String uid) {
        rows.find(uid).ifPresent(booking -> {
            removeFromIndexes(booking);
            rows.remove(uid);
        });
    }

    /** Takes out every booking of which the condition holds. */
    public void removeIf(Predicate<? super Booking> condition) {
        stream().filter(condition).map(Booking::uid).toList().forEach(this::remove);
    }

    /** All bookings, unmodifiable, in the order in which they were made. */
    public Collection<Booking> all() {
        return rows.all();
    }

    /** All bookings, in the order in which they were made. */
    public Stream<Booking> stream() {
        return rows.stream();
    }

    /** @see Table#changes() */
    public long changes() {
        return rows.changes();
    }

    /** How many there are. */
    public int size() {
        return rows.size();
    }

    /** All of them by their starts. */
    public SortedBookings byStart() {
        return byStart;
    }

    /** All of them by their ends. */
    public SortedBookings byEnd() {
        return byEnd;
    }

    /** All of them by when they were made. */
    public SortedBookings byCreation() {
        return byCreation;
    }

    /** All of them by when they were changed last. */
    public SortedBookings byUpdate() {
        return byUpdate;
    }

    /** Those of an event type, by their starts. */
    public SortedBookings ofEventType(long eventTypeId) {
        return byEventType.getOrDefault(eventTypeId, NONE);
    }

    /** Those that a user is the host of, by their starts. */
    public SortedBookings ofHost(long userId) {
        return byHost.getOrDefault(userId, NONE);
    }

    /** Those of an event type that a user is the host of, by when they were made. */
    public SortedBookings ofHost(long userId, long eventTypeId) {
        return byTurns.getOrDefault(new Turns(userId, eventTypeId), NONE);
    }

    /** Those with an attendee of that mail address in any spelling of capital letters, by their starts. */
    public SortedBookings ofAttendee(String email) {
        return byEmail.getOrDefault(folded(email), NONE);
    }

    /** Those of a series, by their starts. */
    public SortedBookings ofSeries(String recurringBookingUid) {
        return bySeries.getOrDefault(recurringBookingUid, NONE);
    }

    /** Those of a person, as host or as attendee, that take place at least partly between two instants. Each comes once. */
    public Stream<Booking> ofPersonBetween(User person, Instant from, Instant to) {
        Instant first = from.minus(longest);
        return Stream.concat(ofHost(person.id()).between(first, to),
                        ofAttendee(person.email()).between(first, to).filter(booking -> booking.hostId() != person.id()))
                .filter(booking -> booking.end().isAfter(from));
    }
}
