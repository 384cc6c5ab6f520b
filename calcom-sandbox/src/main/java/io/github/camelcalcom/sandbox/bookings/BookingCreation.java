/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.Future;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates bookings. A slot is checked when the call arrives and again when the booking is stored. If it is taken at the first check, the
 * error says that the host is not available. If it is taken in between, the error is a conflict.
 */
final class BookingCreation {

    private final BookingContext context;
    private final SeatBooking seats;

    BookingCreation(BookingContext context, SeatBooking seats) {
        this.context = context;
        this.seats = seats;
    }

    /**
     * Creates a booking or the bookings of a series, or returns an existing booking that awaits the decision of the host.
     *
     * @param hosted whether the server knows the properties of the hosted service
     */
    Future<Answer> create(Call call, boolean hosted) {
        return create(call, BookingRequest.of(call, call.bodyToCheck(), context.state(), hosted));
    }

    /** Creates a booking from a parsed request. */
    Future<Answer> create(Call call, BookingRequest request) {
        if (!request.time().start().isAfter(call.now())) {
            throw ApiException.badRequest("Attempting to book a meeting in the past.");
        }
        context.conditions().requireAllowed(call, request);
        if (request.eventType().seatsPerTimeSlot().isPresent()) {
            return seats.create(call, request);
        }
        Optional<Booking> same = sameBefore(request, call.now());
        if (same.isPresent()) {
            return Future.succeededFuture(Answer.created(context.views().view(same.get(), call.version())));
        }
        List<Interval> occurrences = occurrences(request);
        requireAllowed(request, request.time(), call.now());
        if (!request.privileges().conflicts()) {
            context.conditions().requireFree(request.eventType(), request.time());
        }
        return context.processing().pause().compose(ignored -> write(call, request, occurrences));
    }

    private Future<Answer> write(Call call, BookingRequest request, List<Interval> occurrences) {
        List<User> hosts = context.calendar().hostsAt(request.eventType(), request.time(), null)
                .or(() -> request.privileges().conflicts() ? Optional.of(context.calendar().hosts(request.eventType())) : Optional.empty())
                .orElseThrow(BookingCreation::conflict);
        boolean recurring = request.eventType().recurrence().isObject() && !request.eventType().recurrence().path("disabled").asBoolean();
        String series = recurring ? context.state().uids().uuid() : null;
        List<Booking> bookings = new ArrayList<>();
        bookings.add(context.writer().write(request, occurrences.get(0), hosts, series));
        Optional<ApiException> refusal = Optional.empty();
        for (int i = 1; i < occurrences.size() && refusal.isEmpty(); i++) {
            refusal = refusal(request, hosts.get(0), occurrences.get(i), call.now());
            if (refusal.isEmpty()) {
                bookings.add(context.writer().write(request, occurrences.get(i), hosts, series));
            }
        }
        Optional<ApiException> refused = refusal;
        RoutedBookings.keep(context.state(), call, bookings.get(0));
        Future<Void> notified = Future.join(bookings.stream().map(booking -> context.events().created(booking, booking.attendees())).toList()).mapEmpty();
        return notified.compose(ignored -> refused.isPresent() ? Future.failedFuture(refused.get()) : Future.succeededFuture())
                .map(ignored -> Answer.created(recurring ? context.views().list(bookings, call.version())
                : context.views().view(bookings.get(0), call.version())));
    }

    /**
     * Returns the error that ends a series at a later occurrence. The real server books the occurrences one after the other with the hosts
     * of the first one. It does not check whether the hosts are free at later ones, but each of them has a meeting only once.
     */
    private Optional<ApiException> refusal(BookingRequest request, User host, Interval time, Instant now) {
        try {
            requireAllowed(request, time, now);
        } catch (ApiException e) {
            return Optional.of(e);
        }
        return isTaken(host, time) && !request.privileges().conflicts() ? Optional.of(conflict()) : Optional.empty();
    }

    private static ApiException conflict() {
        return ApiException.bare(409, "booking_conflict_error");
    }

    /** A host cannot have two accepted bookings with the same start and end. */
    private boolean isTaken(User host, Interval time) {
        return context.state().bookings().ofHost(host.id()).between(time.start(), time.start().plusNanos(1))
                .anyMatch(booking -> booking.status() == BookingStatus.ACCEPTED && booking.end().equals(time.end()));
    }

    /**
     * Returns the booking of an earlier, equal request that the host has not decided on. For a round robin, also an accepted booking
     * counts.
     */
    private Optional<Booking> sameBefore(BookingRequest request, Instant now) {
        EventType eventType = request.eventType();
        Instant start = request.time().start();
        boolean waits = eventType.requiresConfirmation(start, now);
        return !waits && !eventType.isRoundRobin() ? Optional.empty()
                : context.state().bookings().ofEventType(eventType.id()).between(start, start.plusNanos(1))
                        .filter(booking -> booking.status() == BookingStatus.PENDING || !waits && booking.status() == BookingStatus.ACCEPTED)
                        .filter(booking -> booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(request.email())))
                        .findFirst();
    }

    private void requireAllowed(BookingRequest request, Interval time, Instant now) {
        if (!request.privileges().bounds()) {
            context.conditions().requireInBounds(request.eventType(), time.start(), NamedZone.of(request.timeZone()).rules(), now);
        }
        if (!request.privileges().limits()) {
            context.conditions().requireWithinLimits(request.eventType(), time, null);
        }
    }

    /**
     * Returns the times of a series, at the local time of the first occurrence in the zone of the booker. Each one follows from the one before:
     * after a short month the day stays that of its end.
     */
    private List<Interval> occurrences(BookingRequest request) {
        JsonNode recurrence = request.eventType().recurrence();
        int interval = recurrence.path("interval").asInt(1);
        Period period = switch (recurrence.path("frequency").asText()) {
            case "daily" -> Period.ofDays(interval);
            case "monthly" -> Period.ofMonths(interval);
            case "yearly" -> Period.ofYears(interval);
            default -> Period.ofWeeks(interval);
        };
        Duration length = Duration.between(request.time().start(), request.time().end());
        ZonedDateTime start = request.time().start().atZone(NamedZone.of(request.timeZone()).rules());
        List<Interval> occurrences = new ArrayList<>();
        for (int i = 0; i < request.occurrences(); i++) {
            occurrences.add(Interval.of(start.toInstant(), length));
            start = start.plus(period);
        }
        return occurrences;
    }
}
