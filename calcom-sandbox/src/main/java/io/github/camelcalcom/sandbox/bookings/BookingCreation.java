package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
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

    private final SandboxState state;
    private final HostCalendar calendar;
    private final BookingWriter writer;
    private final SeatBooking seats;
    private final BookingEvents events;
    private final BookingViews views;
    private final Processing processing;

    BookingCreation(SandboxState state, HostCalendar calendar, BookingWriter writer, SeatBooking seats, BookingEvents events,
            BookingViews views, Processing processing) {
        this.state = state;
        this.calendar = calendar;
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
        if (request.eventType().seatsPerTimeSlot().isPresent()) {
            return seats.create(call, request);
        }
        Optional<Booking> waiting = waiting(request);
        if (waiting.isPresent()) {
            return Future.succeededFuture(Answer.created(views.view(waiting.get(), call.version())));
        }
        List<Interval> occurrences = occurrences(request);
        occurrences.forEach(time -> requireBookable(request, time, call.now()));
        return processing.pause().compose(ignored -> write(call, request, occurrences));
    }

    private Future<Answer> write(Call call, BookingRequest request, List<Interval> occurrences) {
        List<List<User>> hosts = occurrences.stream().map(time -> hosts(request, time)).toList();
        boolean recurring = request.eventType().recurrence().isObject() && !request.eventType().recurrence().path("disabled").asBoolean();
        String series = recurring ? state.uids().uuid() : null;
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < occurrences.size(); i++) {
            bookings.add(writer.write(request, occurrences.get(i), hosts.get(i), series));
        }
        RoutedBookings.keep(state, call, bookings.get(0));
        Future<Void> told = Future.join(bookings.stream().map(booking -> events.created(booking, booking.attendees())).toList()).mapEmpty();
        return told.map(ignored -> Answer.created(recurring ? views.list(bookings, call.version())
                : views.view(bookings.get(0), call.version())));
    }

    private List<User> hosts(BookingRequest request, Interval time) {
        return calendar.hostsAt(request.eventType(), time, null)
                .or(() -> request.privileges().conflicts() ? Optional.of(calendar.hosts(request.eventType())) : Optional.empty())
                .orElseThrow(() -> ApiException.bare(409, "booking_conflict_error"));
    }

    /** The same request once more, while the host has not answered the first one. */
    private Optional<Booking> waiting(BookingRequest request) {
        return state.bookings().findFirst(booking -> booking.status() == BookingStatus.PENDING
                && booking.eventTypeId() == request.eventType().id() && booking.start().equals(request.time().start())
                && booking.attendees().get(0).email().equals(request.email()));
    }

    private void requireBookable(BookingRequest request, Interval time, Instant now) {
        if (!request.privileges().bounds() && !calendar.isInBounds(request.eventType(), time.start(), now)) {
            throw ApiException.bare(400, "booking_time_out_of_bounds_error");
        }
        if (!request.privileges().conflicts() && !calendar.isFree(request.eventType(), time, null)) {
            throw notAvailable();
        }
    }

    /** What is answered where the slot was taken already. */
    static ApiException notAvailable() {
        return ApiException.badRequest("User either already has booking at this time or is not available");
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
