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

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When the hosts of an event type are free, from the state of the sandbox. Calendars outside are not looked at. */
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
        return hostsAt(eventType, time, except, host -> true);
    }

    /**
     * Who would meet the booker if a booking of a round robin was moved to a time and kept the host whose turn it was.
     *
     * @return empty if that host or somebody who always takes part is not free
     */
    public Optional<List<User>> sameHostsAt(EventType eventType, Interval time, Booking moved) {
        return hostsAt(eventType, time, moved, host -> Hosts.isBusyIn(moved, hosts.user(host)));
    }

    private Optional<List<User>> hostsAt(EventType eventType, Interval time, Booking except, Predicate<Host> wanted) {
        Predicate<Host> free = host -> isFree(eventType, hosts.user(host), time, except);
        List<Host> always = hosts.of(eventType).stream().filter(host -> !eventType.isRoundRobin() || host.mandatory()).toList();
        if (eventType.isManaged() || !always.stream().allMatch(free)) {
            return Optional.empty();
        }
        List<User> met = new ArrayList<>(always.stream().map(hosts::user).toList());
        if (eventType.isRoundRobin()) {
            hosts.inTurn(eventType, wanted.and(free)).stream().findFirst().map(hosts::user).ifPresent(met::add);
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
        boolean open = open(eventType, host, time.start(), time.end(), state.now()).stream().anyMatch(hours -> hours.contains(time));
        return open && busy(eventType, host, time.start(), time.end(), except).stream().noneMatch(time::overlaps)
                && isWithinLimits(eventType, host, time, except);
    }

    /** The real server reckons with the usual length, or with that of the booking which is moved, whatever the booker chose. */
    private boolean isWithinLimits(EventType eventType, User host, Interval time, Booking except) {
        Duration length = except == null ? Duration.ofMinutes(eventType.lengthInMinutes()) : Duration.between(except.start(), except.end());
        return new LimitedTime(state, eventType, time, schedule(eventType, host).timeZone(), except).of(host, length).stream()
                .noneMatch(time::overlaps);
    }

    /** The free slots that are asked for, as far as the event type's own limits allow. */
    public List<Interval> slots(SlotSearch search) {
        EventType eventType = search.eventType();
        BookingWindow window = window(eventType, search.zone(), search.now());
        Instant from = window.searchFrom(search.from(), search.now()).truncatedTo(ChronoUnit.MINUTES);
        if (!from.isBefore(search.to()) || eventType.isManaged()) {
            return List.of();
        }
        Interval searched = new Interval(from, search.to());
        List<Host> present = hosts.of(eventType);
        ZoneId limitZone = present.isEmpty() ? ZoneOffset.UTC : hosts.user(present.get(0)).timeZone();
        LimitedTime limited = new LimitedTime(state, eventType, searched, limitZone, search.except());
        FreeTime free = FreeTime.of(eventType, present, host -> {
            User user = hosts.user(host);
            List<Interval> busy = new ArrayList<>(busy(eventType, user, from, search.to(), search.except()));
            busy.addAll(limited.of(user, search.length()));
            return Interval.without(open(eventType, user, from, search.to(), search.now()), busy);
        });
        Duration step = eventType.slotInterval().isPresent() ? Duration.ofMinutes(eventType.slotInterval().getAsInt()) : search.length();
        SlotQuery query = new SlotQuery(free.together(), List.of(), reserved(eventType, search.now()),
                search.now().plus(eventType.minimumBookingNotice()), search.length(), step, Duration.ofMinutes(eventType.offsetStart()),
                search.zone());
        return window.cut(Slots.find(query).stream().filter(free::allows).toList(), search.zone());
    }

    private BookingWindow window(EventType eventType, ZoneId booker, Instant now) {
        return BookingWindow.of(eventType.bookingWindow(), schedule(eventType).timeZone(), booker, now);
    }

    /**
     * When a host's schedule is open. Days out of office are days of UTC from today on, and the same days of the schedule are closed for
     * them, if they are days of the week on which it is open at all: the real server does not convert.
     */
    private List<Interval> open(EventType eventType, User host, Instant from, Instant to, Instant now) {
        Schedule schedule = schedule(eventType, host);
        Set<DayOfWeek> workdays = schedule.availability().stream().flatMap(hours -> hours.days().stream()).collect(Collectors.toSet());
        List<OutOfOffice> absences = state.outOfOffices().stream().filter(entry -> entry.userId() == host.id()).toList();
        Predicate<LocalDate> away = date -> workdays.contains(date.getDayOfWeek()) && !date.isBefore(date(now))
                && absences.stream().anyMatch(entry -> !date.isBefore(date(entry.start())) && !date.isAfter(date(entry.end())));
        return OpenHours.between(schedule, from, to, away);
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Whether the event type can be booked so long ahead, and so shortly before.
     *
     * @param booker the booker's zone
     */
    public boolean isInBounds(EventType eventType, Instant start, ZoneId booker, Instant now) {
        return !start.isBefore(now.plus(eventType.minimumBookingNotice())) && window(eventType, booker, now).allows(start);
    }

    /** The booking with seats that takes place at an instant, if there is one. */
    public Optional<Booking> seatedAt(EventType eventType, Instant start) {
        return state.bookings().ofEventType(eventType.id()).between(start, start.plusNanos(1))
                .filter(booking -> booking.status().isOpen()).findFirst();
    }

    private List<Interval> busy(EventType eventType, User host, Instant from, Instant to, Booking except) {
        List<Interval> busy = new ArrayList<>();
        state.bookings().ofPersonBetween(host, from.minus(WIDEST_BUFFER), to.plus(WIDEST_BUFFER))
                .filter(booking -> Hosts.isBusyIn(booking, host) && blocks(booking))
                .filter(booking -> except == null || !booking.uid().equals(except.uid()))
                .forEach(booking -> busy.addAll(busy(eventType, booking)));
        return busy;
    }

    /** A booking with seats keeps only its buffers from others of its own event type, where more than one has a seat. */
    private List<Interval> busy(EventType eventType, Booking booking) {
        Interval blocked = withBuffers(eventType, booking);
        if (booking.eventTypeId() != eventType.id() || eventType.seatsPerTimeSlot().orElse(0) < 2) {
            return List.of(blocked);
        }
        return List.of(new Interval(blocked.start(), booking.start()), new Interval(booking.end(), blocked.end()));
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
        Set<Long> people = hosts.of(eventType).stream().map(Host::userId).collect(Collectors.toSet());
        return reservations(now).filter(reservation -> people.contains(reservation.userId()) && !isForASeat(reservation))
                .map(reservation -> new Interval(reservation.start(), reservation.end())).toList();
    }

    private boolean isForASeat(Reservation reservation) {
        return state.eventTypes().find(reservation.eventTypeId()).filter(reserved -> reserved.seatsPerTimeSlot().isPresent()).isPresent();
    }

    /** The reservations of an event type's own slots that have not run out. */
    public Stream<Reservation> reservations(EventType eventType, Instant now) {
        return reservations(now).filter(reservation -> reservation.eventTypeId() == eventType.id());
    }

    private Stream<Reservation> reservations(Instant now) {
        return state.reservations().stream().filter(reservation -> reservation.until().isAfter(now));
    }
}
