package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Reservation;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the host of an event type is free, from the state of the sandbox. What is not looked at: limits of bookings per day or
 * week, calendars outside, and times out of office.
 */
public final class HostCalendar {

    private final SandboxState state;

    /** The calendars of all hosts of a sandbox. */
    public HostCalendar(SandboxState state) {
        this.state = state;
    }

    /** The schedule that an event type follows. */
    public Schedule schedule(EventType eventType) {
        Schedule schedule = state.scheduleOf(eventType);
        return schedule != null ? schedule : OpenHours.fallback(eventType.ownerId(), host(eventType).timeZone());
    }

    /** Who is met. */
    public User host(EventType eventType) {
        return state.users().find(eventType.ownerId())
                .orElseThrow(() -> new IllegalStateException("Event type " + eventType.id() + " belongs to nobody"));
    }

    /**
     * Whether the host is free for all of a time.
     *
     * @param except a booking that does not count because it is about to be moved away; null for none
     */
    public boolean isFree(EventType eventType, Interval time, Booking except) {
        boolean open = OpenHours.between(schedule(eventType), time.start(), time.end()).stream().anyMatch(hours -> hours.contains(time));
        return open && busy(eventType, time.start(), time.end(), except).stream().noneMatch(time::overlaps);
    }

    /** The free slots between two instants: their starts lie in [from, to], as far as the event type's own limits allow. */
    public List<Interval> slots(EventType eventType, Instant from, Instant to, Duration length, Instant now) {
        Schedule schedule = schedule(eventType);
        BookingWindow window = BookingWindow.of(eventType.bookingWindow(), schedule, now);
        Instant searched = window.searchFrom(from, now);
        if (!searched.isBefore(to)) {
            return List.of();
        }
        List<Interval> open = OpenHours.between(schedule, searched, to);
        Duration step = eventType.slotInterval().isPresent() ? Duration.ofMinutes(eventType.slotInterval().getAsInt()) : length;
        SlotQuery query = new SlotQuery(open, busy(eventType, searched, to, null), reserved(eventType, now),
                now.plus(eventType.minimumBookingNotice()), length, step, schedule.timeZone());
        return Slots.find(query).stream().filter(slot -> window.allows(slot.start())).toList();
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

    private List<Interval> busy(EventType eventType, Instant from, Instant to, Booking except) {
        boolean seated = eventType.seatsPerTimeSlot().isPresent();
        Duration widest = Duration.ofDays(1);
        List<Interval> busy = new ArrayList<>();
        state.bookings().stream()
                .filter(booking -> booking.hostId() == eventType.ownerId() && blocks(booking))
                .filter(booking -> except == null || !booking.uid().equals(except.uid()))
                .filter(booking -> booking.start().isBefore(to.plus(widest)) && booking.end().isAfter(from.minus(widest)))
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

    /** The reservations of the host's time that have not run out. */
    public Stream<Reservation> reservations(EventType eventType, Instant now) {
        return state.reservations().stream()
                .filter(reservation -> reservation.userId() == eventType.ownerId() && reservation.until().isAfter(now));
    }
}
