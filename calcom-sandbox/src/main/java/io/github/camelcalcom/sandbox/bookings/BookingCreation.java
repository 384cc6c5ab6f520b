package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.time.Processing;
import io.vertx.core.Future;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes bookings. A slot is looked at when the call comes in and again when the booking is written: whoever finds it taken at
 * first is told that the host is not available, whoever loses it in between that there is a conflict.
 */
final class BookingCreation {

    private static final int CHECKED_OCCURRENCES = 2;

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingConditions conditions;
    private final BookingWriter writer;
    private final SeatBooking seats;
    private final BookingEvents events;
    private final BookingViews views;
    private final Processing processing;

    BookingCreation(SandboxState state, HostCalendar calendar, BookingWriter writer, SeatBooking seats, BookingEvents events,
            BookingViews views, Processing processing) {
        this.state = state;
        this.calendar = calendar;
        this.conditions = new BookingConditions(state, calendar);
        this.writer = writer;
        this.seats = seats;
        this.events = events;
        this.views = views;
        this.processing = processing;
    }

    /** Makes a booking, or the bookings of a series; or the answer is the one that still waits for the host. */
    Future<Answer> create(Call call) {
        return create(call, BookingRequest.of(call, call.bodyToCheck(), state));
    }

    /** The same for a request that was read already. */
    Future<Answer> create(Call call, BookingRequest request) {
        if (!request.time().start().isAfter(call.now())) {
            throw ApiException.badRequest("Attempting to book a meeting in the past.");
        }
        conditions.requireAllowed(call, request);
        if (request.eventType().seatsPerTimeSlot().isPresent()) {
            return seats.create(call, request);
        }
        Optional<Booking> same = sameBefore(request, call.now());
        if (same.isPresent()) {
            return Future.succeededFuture(Answer.created(views.view(same.get(), call.version())));
        }
        List<Interval> occurrences = occurrences(request);
        occurrences.forEach(time -> requireAllowed(request, time, call.now()));
        if (!request.privileges().conflicts()) {
            occurrences.stream().limit(CHECKED_OCCURRENCES).forEach(time -> conditions.requireFree(request.eventType(), time));
        }
        return processing.pause().compose(ignored -> write(call, request, occurrences));
    }

    private Future<Answer> write(Call call, BookingRequest request, List<Interval> occurrences) {
        List<User> hosts = hosts(request, occurrences);
        boolean recurring = request.eventType().recurrence().isObject() && !request.eventType().recurrence().path("disabled").asBoolean();
        String series = recurring ? state.uids().uuid() : null;
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < occurrences.size(); i++) {
            bookings.add(writer.write(request, occurrences.get(i), hosts, series));
        }
        RoutedBookings.keep(state, call, bookings.get(0));
        Future<Void> told = Future.join(bookings.stream().map(booking -> events.created(booking, booking.attendees())).toList()).mapEmpty();
        return told.map(ignored -> Answer.created(recurring ? views.list(bookings, call.version())
                : views.view(bookings.get(0), call.version())));
    }

    /** A series has the hosts of its first occurrence. The server looks whether they are free at the second one, and at no other. */
    private List<User> hosts(BookingRequest request, List<Interval> occurrences) {
        EventType eventType = request.eventType();
        List<User> hosts = calendar.hostsAt(eventType, occurrences.get(0), null)
                .or(() -> request.privileges().conflicts() ? Optional.of(calendar.hosts(eventType)) : Optional.empty())
                .orElseThrow(BookingCreation::conflict);
        boolean taken = occurrences.stream().skip(1).limit(CHECKED_OCCURRENCES - 1L)
                .anyMatch(time -> calendar.hostsAt(eventType, time, null).isEmpty())
                || occurrences.stream().skip(1).anyMatch(time -> isTaken(hosts.get(0), time));
        if (taken && !request.privileges().conflicts()) {
            throw conflict();
        }
        return hosts;
    }

    private static ApiException conflict() {
        return ApiException.bare(409, "booking_conflict_error");
    }

    /** No host has two accepted bookings of the very same time. */
    private boolean isTaken(User host, Interval time) {
        return state.bookings().ofHost(host.id()).between(time.start(), time.start().plusNanos(1))
                .anyMatch(booking -> booking.status() == BookingStatus.ACCEPTED && booking.end().equals(time.end()));
    }

    /** What the same request made before, while the host has not answered it; or of a round robin, which is booked once by anybody. */
    private Optional<Booking> sameBefore(BookingRequest request, Instant now) {
        EventType eventType = request.eventType();
        Instant start = request.time().start();
        boolean waits = eventType.requiresConfirmation(start, now);
        return !waits && !eventType.isRoundRobin() ? Optional.empty()
                : state.bookings().ofEventType(eventType.id()).between(start, start.plusNanos(1))
                        .filter(booking -> booking.status() == BookingStatus.PENDING || !waits && booking.status() == BookingStatus.ACCEPTED)
                        .filter(booking -> booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(request.email())))
                        .findFirst();
    }

    private void requireAllowed(BookingRequest request, Interval time, Instant now) {
        if (!request.privileges().bounds()) {
            conditions.requireInBounds(request.eventType(), time.start(), ZoneId.of(request.timeZone()), now);
        }
        if (!request.privileges().limits()) {
            conditions.requireWithinLimits(request.eventType(), time, null);
        }
    }

    /** The times of a series: each as late by the booker's clock as the first. */
    private List<Interval> occurrences(BookingRequest request) {
        JsonNode recurrence = request.eventType().recurrence();
        int interval = recurrence.path("interval").asInt(1);
        Period period = switch (recurrence.path("frequency").asText()) {
            case "daily" -> Period.ofDays(interval);
            case "monthly" -> Period.ofMonths(interval);
            case "yearly" -> Period.ofYears(interval);
            default -> Period.ofWeeks(interval);
        };
        ZonedDateTime start = request.time().start().atZone(ZoneId.of(request.timeZone()));
        ZonedDateTime end = request.time().end().atZone(start.getZone());
        List<Interval> occurrences = new ArrayList<>();
        for (int i = 0; i < request.occurrences(); i++) {
            occurrences.add(new Interval(start.plus(period.multipliedBy(i)).toInstant(), end.plus(period.multipliedBy(i)).toInstant()));
        }
        return occurrences;
    }
}
