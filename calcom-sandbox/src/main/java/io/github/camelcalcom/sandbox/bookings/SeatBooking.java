/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Move;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.Future;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes and moves seats. Neither changes {@code updatedAt} of a booking that continues. */
final class SeatBooking {
    private final BookingContext context;

    SeatBooking(BookingContext context) {
        this.context = context;
    }

    /** Takes a seat in the existing booking at that time, or in a new one. */
    Future<Answer> create(Call call, BookingRequest request) {
        if (context.calendar().seatedAt(request.eventType(), request.time().start()).isEmpty()) {
            requireBookable(request, call.now());
        }
        return context.processing().pause().compose(ignored -> {
            Booking booking = context.calendar().seatedAt(request.eventType(), request.time().start())
                    .map(found -> join(found, request))
                    .orElseGet(() -> open(request));
            Attendee attendee = last(booking);
            return context.events().created(booking, List.of(attendee))
                    .map(notified -> Answer.created(context.views().shown(call, booking).put("seatUid", attendee.seat().uid())));
        });
    }

    private void requireBookable(BookingRequest request, Instant now) {
        EventType eventType = request.eventType();
        context.conditions().requireInBounds(eventType, request.time().start(), NamedZone.of(request.timeZone()).rules(), now);
        context.conditions().requireWithinLimits(eventType, request.time(), null);
        context.conditions().requireFree(eventType, request.time());
    }

    private Booking open(BookingRequest request) {
        List<User> hosts = context.calendar().hostsAt(request.eventType(), request.time(), null)
                .orElseThrow(() -> ApiException.bare(409, "booking_conflict_error"));
        return context.writer().write(request, request.time(), hosts, null);
    }

    private Booking join(Booking booking, BookingRequest request) {
        if (booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(request.email()))) {
            throw ApiException.bare(409, "already_signed_up_for_this_booking_error");
        }
        requireSeat(booking, request.eventType());
        return withAttendee(booking, new Attendee(context.writer().nextAttendeeId(), request.name(), request.email(), request.timeZone(),
                request.language(), request.phoneNumber(), false, context.writer().seat(request)));
    }

    private static void requireSeat(Booking booking, EventType eventType) {
        if (booking.seatsTaken() >= eventType.seatsPerTimeSlot().orElseThrow()) {
            throw ApiException.conflict("No more seats left at this seated booking.");
        }
    }

    private Booking withAttendee(Booking booking, Attendee attendee) {
        List<Attendee> attendees = new ArrayList<>(booking.attendees());
        attendees.add(attendee);
        return context.state().bookings().put(booking.change().attendees(attendees).build());
    }

    /** Moves one seat to another time, where it receives a new uid. A booking without remaining attendees is cancelled. */
    Future<Answer> move(Call call, Booking booking, String seatUid, Instant start, Move move) {
        EventType eventType = context.table().eventType(booking);
        Attendee attendee = attendeeOf(booking, seatUid);
        Interval time = Interval.of(start, Duration.between(booking.start(), booking.end()));
        Optional<Booking> target = context.calendar().seatedAt(eventType, start);
        target.ifPresent(found -> requireSeat(found, eventType));
        if (target.isEmpty() && !context.calendar().isFree(eventType, time, booking)) {
            throw BookingConditions.notAvailable(eventType);
        }
        Attendee moved = attendee.withSeat(context.writer().nextAttendeeId(),
                new Attendee.Seat(context.state().uids().uuid(), attendee.seat().responses(), attendee.seat().metadata(),
                        attendee.seat().confirmed()));
        giveUp(booking, attendee, null, call.now());
        Booking result = target.map(found -> withAttendee(found, moved)).orElseGet(() -> open(booking, eventType, moved, time, move));
        return context.events().moved(result, List.of(moved), booking)
                .map(notified -> Answer.created(context.views().shown(call, result).put("seatUid", moved.seat().uid())));
    }

    private Booking open(Booking old, EventType eventType, Attendee attendee, Interval time, Move move) {
        Instant now = context.state().now();
        return context.state().bookings().put(Booking.builder(context.state().bookings().nextId(), context.state().uids().shortUid(), eventType.id())
                .hostId(old.hostId())
                .title(BookingWriter.title(eventType, context.writer().organizer(eventType, context.table().host(old)), attendee.name(), old.location(), time))
                .description(null).status(old.status()).start(time.start()).end(time.end()).location(old.location())
                .responses(attendee.seat().responses()).attendees(List.of(attendee)).createdAt(now).updatedAt(now)
                .icsUid(context.writer().icsUid()).icsSequence(old.icsSequence() + 1).move(move).build());
    }

    /** Returns the attendee of a seat. Throws 400 if there is none. */
    static Attendee attendeeOf(Booking booking, String seatUid) {
        return booking.attendees().stream().filter(attendee -> attendee.seat() != null && attendee.seat().uid().equals(seatUid))
                .findFirst().orElseThrow(() -> ApiException.badRequest(
                        "Invalid seatUid: this seat does not exist or has already been cancelled."));
    }

    /** Removes an attendee from a booking, and cancels the booking if no attendees remain. */
    Booking giveUp(Booking booking, Attendee attendee, String reason, Instant now) {
        List<Attendee> left = booking.attendees().stream().filter(other -> other.id() != attendee.id()).toList();
        Booking.Builder changed = booking.change().attendees(left);
        if (left.isEmpty()) {
            changed.status(BookingStatus.CANCELLED).cancellationReason(reason).updatedAt(now);
        }
        return context.state().bookings().put(changed.build());
    }

    private static Attendee last(Booking booking) {
        return booking.attendees().get(booking.attendees().size() - 1);
    }
}
