/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.CalendarEvent;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.OutOfOffice;
import io.github.camelcalcom.sandbox.state.Reservation;
import io.github.camelcalcom.sandbox.state.NamedZone;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The free time of the hosts of an event type, calculated from the state of the sandbox. Entries of selected calendars count without buffers. */
public final class HostCalendar {

    private static final Duration WIDEST_BUFFER = Duration.ofDays(1);
    private static final int MOST_STEPS = 200_000;
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private final SandboxState state;
    private final Hosts hosts;

    /** Creates the calendars of all hosts of one sandbox. */
    public HostCalendar(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    /** Returns the schedule that determines the bounds of an event type: the schedule of its first host. */
    public Schedule schedule(EventType eventType) {
        return hosts.of(eventType).stream().findFirst().map(host -> schedule(eventType, hosts.user(host)))
                .orElseGet(() -> OpenHours.fallback(0, NamedZone.of("UTC")));
    }

    private Schedule schedule(EventType eventType, User host) {
        Schedule schedule = state.scheduleOf(eventType, host);
        return schedule != null ? schedule : OpenHours.fallback(host.id(), host.timeZone());
    }

    /** Returns all hosts in order. */
    public List<User> hosts(EventType eventType) {
        return hosts.of(eventType).stream().map(hosts::user).toList();
    }

    /**
     * Whether the event can take place at a time.
     *
     * @param except booking that does not count because it is about to be moved; null for none
     */
    public boolean isFree(EventType eventType, Interval time, Booking except) {
        return hostsAt(eventType, time, except).isPresent();
    }

    /**
     * Returns the hosts of a booking at a time, the organizer first: the owner, all hosts of a collective event, or the mandatory hosts of
     * a round robin and the host whose turn it is.
     *
     * @param except booking that does not count because it is about to be moved; null for none
     * @return empty if no host is free, or not all mandatory hosts
     */
    public Optional<List<User>> hostsAt(EventType eventType, Interval time, Booking except) {
        return hostsAt(eventType, time, except, host -> true);
    }

    /**
     * Returns the hosts of a round-robin booking that is moved and keeps its host.
     *
     * @return empty if that host or a mandatory host is not free
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

    /** Returns the host of a round robin who takes over a booking; empty if no other host is free. */
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

    /**
     * Uses the default length, or the length of the moved booking, regardless of the length that the booker chose, as the real server does.
     */
    private boolean isWithinLimits(EventType eventType, User host, Interval time, Booking except) {
        Duration length = except == null ? Duration.ofMinutes(eventType.lengthInMinutes()) : Duration.between(except.start(), except.end());
        return new LimitedTime(state, eventType, time, schedule(eventType, host).timeZone().rules(), except).of(host, length).stream()
                .noneMatch(time::overlaps);
    }

    /** Returns the requested free slots within the limits of the event type. */
    public List<Interval> slots(SlotSearch search) {
        EventType eventType = search.eventType();
        BookingWindow window = window(eventType, search.zone(), search.now());
        Instant from = window.searchFrom(search.from(), search.now()).truncatedTo(ChronoUnit.MINUTES);
        if (!from.isBefore(search.to()) || eventType.isManaged()) {
            return List.of();
        }
        Duration step = eventType.slotInterval().isPresent() ? Duration.ofMinutes(eventType.slotInterval().getAsInt()) : search.length();
        requireFewSteps(Duration.between(from, search.to()), step);
        Interval searched = new Interval(from, search.to());
        List<Host> present = hosts.of(eventType);
        ZoneId limitZone = present.isEmpty() ? ZoneOffset.UTC : hosts.user(present.get(0)).timeZone().rules();
        LimitedTime limited = new LimitedTime(state, eventType, searched, limitZone, search.except());
        FreeTime free = FreeTime.of(eventType, present, host -> {
            User user = hosts.user(host);
            List<Interval> busy = new ArrayList<>(busy(eventType, user, from, search.to(), search.except()));
            busy.addAll(limited.of(user, search.length()));
            return Interval.without(open(eventType, user, from, search.to(), search.now()), busy);
        });
        SlotQuery query = new SlotQuery(free.together(), List.of(), reserved(eventType, search.now()),
                search.now().plus(eventType.minimumBookingNotice()), search.length(), step, Duration.ofMinutes(eventType.offsetStart()),
                search.zone());
        return window.cut(Slots.find(query).stream().filter(free::allows).toList(), search.zone());
    }

    /** One call would otherwise occupy the sandbox for hours and exhaust its memory, for example if a year in it is mistyped. */
    private static void requireFewSteps(Duration period, Duration step) {
        Duration longest = step.compareTo(LONGEST_STEP) < 0 ? step.multipliedBy(MOST_STEPS) : LONGEST_STEP.multipliedBy(MOST_STEPS);
        if (period.compareTo(longest) > 0) {
            throw ApiException.badRequest("The sandbox lists at most " + MOST_STEPS + " slots in one call. The period from start to end has "
                    + period.toDays() + " days, longer than the " + longest.toDays() + " days that are possible for this event type");
        }
    }

    private BookingWindow window(EventType eventType, ZoneId booker, Instant now) {
        return BookingWindow.of(eventType.bookingWindow(), schedule(eventType).timeZone().rules(), booker, now);
    }

    /**
     * Returns the time in which a host's schedule is open. Days out of office are days in UTC from today on. The schedule is closed on the
     * same dates, if it is open on these days of the week at all: the real server does not convert between zones.
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
     * Whether a start is within the booking window and the minimum notice of an event type.
     *
     * @param booker zone of the booker
     */
    public boolean isInBounds(EventType eventType, Instant start, ZoneId booker, Instant now) {
        return !start.isBefore(now.plus(eventType.minimumBookingNotice())) && window(eventType, booker, now).allows(start);
    }

    /** Returns the booking with seats that takes place at an instant. */
    public Optional<Booking> seatedAt(EventType eventType, Instant start) {
        return state.bookings().ofEventType(eventType.id()).between(start, start.plusNanos(1))
                .filter(booking -> booking.status().isOpen()).findFirst();
    }

    private List<Interval> busy(EventType eventType, User host, Instant from, Instant to, Booking except) {
        List<Interval> busy = new ArrayList<>();
        state.bookings().ofPersonBetween(host, from.minus(WIDEST_BUFFER), to.plus(WIDEST_BUFFER))
                .filter(booking -> Hosts.isBusyIn(booking, host) && blocks(eventType, booking))
                .filter(booking -> except == null || !booking.uid().equals(except.uid()))
                .forEach(booking -> busy.addAll(busy(eventType, booking)));
        state.calendarEvents().stream().filter(event -> event.userId() == host.id() && isSelected(event))
                .filter(event -> event.start().isBefore(to) && event.end().isAfter(from))
                .forEach(event -> busy.add(new Interval(event.start(), event.end())));
        return busy;
    }

    private boolean isSelected(CalendarEvent event) {
        return state.selectedCalendars().stream()
                .anyMatch(calendar -> calendar.userId() == event.userId() && calendar.externalId().equals(event.externalId()));
    }

    /** A booking with seats blocks only its buffers for others of the same event type, if the event type has more than one seat. */
    private List<Interval> busy(EventType eventType, Booking booking) {
        Interval blocked = withBuffers(eventType, booking);
        if (booking.eventTypeId() != eventType.id() || eventType.seatsPerTimeSlot().orElse(0) < 2) {
            return List.of(blocked);
        }
        return List.of(new Interval(blocked.start(), booking.start()), new Interval(booking.end(), blocked.end()));
    }

    /** Whether a booking makes its host busy. A booking that awaits confirmation does so for its own event type only, if that is set. */
    private static boolean blocks(EventType eventType, Booking booking) {
        return booking.status() == BookingStatus.ACCEPTED || booking.status() == BookingStatus.PENDING
                && booking.eventTypeId() == eventType.id()
                && eventType.settings().path("confirmationPolicy").path("blockUnconfirmedBookingsInBooker").asBoolean();
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

    /** Returns the unexpired reservations of an event type's own slots. */
    public Stream<Reservation> reservations(EventType eventType, Instant now) {
        return reservations(now).filter(reservation -> reservation.eventTypeId() == eventType.id());
    }

    private Stream<Reservation> reservations(Instant now) {
        return state.reservations().stream().filter(reservation -> reservation.until().isAfter(now));
    }

    /**
     * The time in which an event can take place: all mandatory hosts are free and, in a round robin, any of the other hosts.
     *
     * @param always   free time of each mandatory host
     * @param anyOf    free time of each host who takes turns; empty if there are none
     * @param together the resulting time, merged
     */
    private record FreeTime(List<List<Interval>> always, List<List<Interval>> anyOf, List<Interval> together) {

        static FreeTime of(EventType eventType, List<Host> hosts, Function<Host, List<Interval>> free) {
            List<List<Interval>> always = new ArrayList<>();
            List<List<Interval>> anyOf = new ArrayList<>();
            for (Host host : hosts) {
                (eventType.isRoundRobin() && !host.mandatory() ? anyOf : always).add(free.apply(host));
            }
            List<Interval> together = null;
            if (!anyOf.isEmpty()) {
                together = Interval.merged(anyOf.stream().flatMap(List::stream).toList());
            }
            for (List<Interval> one : always) {
                together = together == null ? Interval.merged(one) : Interval.common(together, one);
            }
            return new FreeTime(always, anyOf, together == null ? List.of() : together);
        }

        /** Whether one of the hosts who take turns is free for the whole slot. Partial times of several hosts do not suffice. */
        boolean allows(Interval slot) {
            return anyOf.isEmpty() || anyOf.stream().anyMatch(free -> free.stream().anyMatch(part -> part.contains(slot)));
        }
    }
}
