package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.OutOfOffice;
import io.github.camelcalcom.sandbox.state.Reservation;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When the hosts of an event type are free, from the state of the sandbox. What is not looked at: limits of bookings per day or
 * week, and calendars outside.
 */
public final class HostCalendar {

    private static final Duration WIDEST_BUFFER = Duration.ofDays(1);

    private final SandboxState state;
    private final Hosts hosts;

    /** The calendars of all hosts of a sandbox. */
    public HostCalendar(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    /** The schedule that the bounds of an event type follow: that of its first host. */
    public Schedule schedule(EventType eventType) {
        return hosts.of(eventType).stream().findFirst().map(host -> schedule(eventType, hosts.user(host)))
                .orElseGet(() -> OpenHours.fallback(0, ZoneOffset.UTC));
    }

    private Schedule schedule(EventType eventType, User host) {
        Schedule schedule = state.scheduleOf(eventType, host);
        return schedule != null ? schedule : OpenHours.fallback(host.id(), host.timeZone());
    }

    /** Everybody who is a host, in order. */
    public List<User> hosts(EventType eventType) {
        return hosts.of(eventType).stream().map(hosts::user).toList();
    }

    /**
     * Whether the event can take place for all of a time.
     *
     * @param except a booking that does not count because it is about to be moved away; null for none
     */
    public boolean isFree(EventType eventType, Interval time, Booking except) {
        return hostsAt(eventType, time, except).isPresent();
    }

    /**
     * Who would meet the booker at a time, the one who invites first: the owner, all hosts of a collective event, or those of a round
     * robin who always take part and the one whose turn it is.
     *
     * @param except a booking that does not count because it is about to be moved away; null for none
     * @return empty if nobody can, or not everybody who has to
     */
    public Optional<List<User>> hostsAt(EventType eventType, Interval time, Booking except) {
        Predicate<Host> free = host -> isFree(eventType, hosts.user(host), time, except);
        List<Host> always = hosts.of(eventType).stream().filter(host -> !eventType.isRoundRobin() || host.mandatory()).toList();
        if (eventType.isManaged() || !always.stream().allMatch(free)) {
            return Optional.empty();
        }
        List<User> met = new ArrayList<>(always.stream().map(hosts::user).toList());
        if (eventType.isRoundRobin()) {
            hosts.inTurn(eventType, free).stream().findFirst().map(hosts::user).ifPresent(met::add);
        }
        boolean somebodyMissing = eventType.isRoundRobin() && met.size() == always.size() && always.size() < hosts.of(eventType).size();
        return met.isEmpty() || somebodyMissing ? Optional.empty() : Optional.of(met);
    }

    /** The host of a round robin who would take over a booking from the one who has it; empty if nobody is free. */
    public Optional<User> successor(EventType eventType, Booking booking) {
        Interval time = new Interval(booking.start(), booking.end());
        return hosts.inTurn(eventType, host -> host.userId() != booking.hostId() && isFree(eventType, hosts.user(host), time, booking))
                .stream().findFirst().map(hosts::user);
    }

    private boolean isFree(EventType eventType, User host, Interval time, Booking except) {
        boolean open = open(eventType, host, time.start(), time.end()).stream().anyMatch(hours -> hours.contains(time));
        return open && busy(eventType, host, time.start(), time.end(), except).stream().noneMatch(time::overlaps);
    }

    /** The free slots between two instants: their starts lie in [from, to], as far as the event type's own limits allow. */
    public List<Interval> slots(EventType eventType, Instant from, Instant to, Duration length, Instant now) {
        Schedule schedule = schedule(eventType);
        BookingWindow window = BookingWindow.of(eventType.bookingWindow(), schedule, now);
        Instant searched = window.searchFrom(from, now);
        if (!searched.isBefore(to) || eventType.isManaged()) {
            return List.of();
        }
        FreeTime free = FreeTime.of(eventType, hosts.of(eventType), host -> free(eventType, hosts.user(host), searched, to));
        Duration step = eventType.slotInterval().isPresent() ? Duration.ofMinutes(eventType.slotInterval().getAsInt()) : length;
        SlotQuery query = new SlotQuery(free.together(), List.of(), reserved(eventType, now),
                now.plus(eventType.minimumBookingNotice()), length, step, schedule.timeZone());
        return Slots.find(query).stream().filter(slot -> window.allows(slot.start()) && free.allows(slot)).toList();
    }

    private List<Interval> free(EventType eventType, User host, Instant from, Instant to) {
        return Interval.without(open(eventType, host, from, to), busy(eventType, host, from, to, null));
    }

    /** Days out of office are days of UTC, and the same days of the schedule are closed for them: the real server does not convert. */
    private List<Interval> open(EventType eventType, User host, Instant from, Instant to) {
        List<OutOfOffice> absences = state.outOfOffices().stream().filter(entry -> entry.userId() == host.id()).toList();
        Predicate<LocalDate> away = date -> absences.stream().anyMatch(entry -> !date.isBefore(date(entry.start()))
                && !date.isAfter(date(entry.end())));
        return OpenHours.between(schedule(eventType, host), from, to, away);
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether the event type can be booked so long ahead, and so shortly before. */
    public boolean isInBounds(EventType eventType, Instant start, Instant now) {
        return !start.isBefore(now.plus(eventType.minimumBookingNotice()))
                && BookingWindow.of(eventType.bookingWindow(), schedule(eventType), now).allows(start);
    }

    /** The booking with seats that takes place at an instant, if there is one. */
    public Optional<Booking> seatedAt(EventType eventType, Instant start) {
        return state.bookings().findFirst(booking -> booking.eventTypeId() == eventType.id() && booking.start().equals(start)
                && booking.status().isOpen());
    }

    private List<Interval> busy(EventType eventType, User host, Instant from, Instant to, Booking except) {
        boolean seated = eventType.seatsPerTimeSlot().isPresent();
        List<Interval> busy = new ArrayList<>();
        state.bookings().stream()
                .filter(booking -> booking.start().isBefore(to.plus(WIDEST_BUFFER)) && booking.end().isAfter(from.minus(WIDEST_BUFFER)))
                .filter(booking -> Hosts.isBusyIn(booking, host) && blocks(booking))
                .filter(booking -> except == null || !booking.uid().equals(except.uid()))
                .filter(booking -> !(seated && booking.eventTypeId() == eventType.id()))
                .forEach(booking -> busy.add(withBuffers(eventType, booking)));
        return busy;
    }

    private boolean blocks(Booking booking) {
        return booking.status() == BookingStatus.ACCEPTED || booking.status() == BookingStatus.PENDING
                && state.eventTypes().find(booking.eventTypeId())
                        .filter(booked -> booked.settings().path("confirmationPolicy").path("blockUnconfirmedBookingsInBooker").asBoolean())
                        .isPresent();
    }

    private Interval withBuffers(EventType eventType, Booking booking) {
        Optional<EventType> booked = state.eventTypes().find(booking.eventTypeId());
        Duration before = booked.map(EventType::beforeEventBuffer).orElse(Duration.ZERO).plus(eventType.afterEventBuffer());
        Duration after = booked.map(EventType::afterEventBuffer).orElse(Duration.ZERO).plus(eventType.beforeEventBuffer());
        return new Interval(booking.start(), booking.end()).extended(before, after);
    }

    private List<Interval> reserved(EventType eventType, Instant now) {
        return eventType.seatsPerTimeSlot().isPresent() ? List.of() : reservations(eventType, now)
                .map(reservation -> new Interval(reservation.start(), reservation.end())).toList();
    }

    /** The reservations of the host's time, or of a team's event type, that have not run out. */
    public Stream<Reservation> reservations(EventType eventType, Instant now) {
        return state.reservations().stream().filter(reservation -> reservation.until().isAfter(now) && (eventType.teamId() == null
                ? reservation.userId() == eventType.ownerId() : reservation.eventTypeId() == eventType.id()));
    }
}
