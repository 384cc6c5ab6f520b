/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.HttpDate;

/** Reads the booking, seat or slot of one request, and compares it with the state that the request asked for. Not thread safe. */
final class StateCheck {

    private static final String LOST_RACE = "The requested record was not found";
    private static final Duration DEFAULT_RESERVATION = Duration.ofMinutes(5);
    /** Dates of HTTP have whole seconds. */
    private static final Duration DATE_PRECISION = Duration.ofSeconds(1);

    private final CalcomRequest request;
    private final JsonFields body;
    private final LookUps lookUps;
    private final Supplier<Duration> elapsed;
    private final String seatUid;
    /** The attendee of the seat, as long as the seat can be seen. */
    private String seatEmail;

    /** @param elapsed the time since the call began */
    StateCheck(CalcomRequest request, LookUps lookUps, Supplier<Duration> elapsed) {
        this.request = request;
        this.body = JsonFields.ofBody(request.body());
        this.lookUps = lookUps;
        this.elapsed = elapsed;
        this.seatUid = body.text(BookingView.SEAT_UID);
    }

    /**
     * Whether the host's decision was applied. A booking in any state but pending is left alone: the server lets a host confirm a booking that
     * was cancelled or declined meanwhile, and so opens it again.
     *
     * @param wanted the status of the booking after the request
     */
    Outcome hasStatus(String wanted) throws CalcomException {
        CalcomResponse response = readBooking();
        BookingView booking = new BookingView(response.result());
        if (booking.status() == null) {
            return unreadable();
        }
        if (booking.status().equals(wanted)) {
            return done(response);
        }
        String found = "the booking " + booking.uid() + " is " + booking.status() + ", not " + wanted;
        return booking.status().equals("pending") ? new Outcome.NotApplied(found)
                : new Outcome.Overtaken(found + "; the call is not made again, since it could undo that");
    }

    /** Whether the host and the attendees of the request are marked as absent or as present. */
    Outcome absenceMarked() throws CalcomException {
        CalcomResponse response = readBooking();
        BookingView booking = new BookingView(response.result());
        if (booking.status() == null) {
            return unreadable();
        }
        List<JsonFields> wanted = body.objects("attendees");
        if (booking.attendees().isEmpty() && !wanted.isEmpty()) {
            return new Outcome.Unknown("the server does not show the attendees of the booking " + booking.uid());
        }
        for (JsonFields attendee : wanted) {
            String email = attendee.text("email");
            if (email != null && booking.attendee(email).isEmpty()) {
                return new Outcome.Overtaken("the booking " + booking.uid() + " has no attendee " + email);
            }
        }
        Object host = body.value("host");
        boolean isHostMarked = host == null || host.equals(booking.value("absentHost"));
        return isHostMarked && wanted.stream().allMatch(attendee -> isMarked(booking, attendee)) ? done(response)
                : new Outcome.NotApplied("not all attendees of the booking " + booking.uid() + " are marked as requested");
    }

    private static boolean isMarked(BookingView booking, JsonFields wanted) {
        return wanted.text("email") != null && booking.attendee(wanted.text("email"))
                .filter(attendee -> attendee.isTrue("absent") == wanted.isTrue("absent")).isPresent();
    }

    /** Whether the booking, one seat of it, or the rest of its series was cancelled. */
    Outcome cancelled() throws CalcomException {
        CalcomResponse response = readBooking();
        BookingView booking = new BookingView(response.result());
        if (booking.status() == null) {
            return unreadable();
        }
        if (seatUid != null) {
            return seatCancelled(response, booking);
        }
        if (booking.series() != null && body.isTrue("cancelSubsequentBookings")) {
            return seriesCancelled(lookUps.booking(booking.series()), booking);
        }
        if (!booking.isCancelled()) {
            return new Outcome.NotApplied("the booking " + booking.uid() + " is " + booking.status());
        }
        Optional<String> moved = movedTo(booking);
        return moved.isEmpty() ? done(response) : new Outcome.Overtaken("the booking " + booking.uid() + " was moved and is now " + moved.get()
                + ", which this call does not cancel");
    }

    private Outcome seatCancelled(CalcomResponse response, BookingView booking) {
        if (booking.isCancelled()) {
            return done(response);
        }
        if (booking.attendees().isEmpty()) {
            return seatsNotShown(booking);
        }
        return booking.seat(seatUid).isEmpty() ? done(response)
                : new Outcome.NotApplied("the seat " + seatUid + " of the booking " + booking.uid() + " is still taken");
    }

    private Outcome seriesCancelled(CalcomResponse response, BookingView first) {
        List<BookingView> series = BookingView.listOf(response.result());
        if (series.isEmpty()) {
            return new Outcome.Unknown("the server does not show the bookings of the series " + first.series());
        }
        List<BookingView> open = series.stream().filter(BookingView::isOpen)
                .filter(booking -> booking.start() != null && first.start() != null && !booking.start().isBefore(first.start())).toList();
        if (open.isEmpty()) {
            return done(response);
        }
        String found = "of the series " + first.series() + " these still take place: "
                + open.stream().map(BookingView::describe).collect(Collectors.joining(", "));
        // the server refuses to cancel the rest of a series from a cancelled booking on
        return first.isOpen() ? new Outcome.NotApplied(found) : new Outcome.Incomplete(found);
    }

    /** Whether a refusal proves nothing: the server removes a seat in two steps that race, and may not find the seat that it has removed. */
    boolean isLostRace(CalcomException failure) {
        return seatUid != null && failure instanceof CalcomNotFoundException && failure.getServerMessage() != null
               && failure.getServerMessage().contains(LOST_RACE);
    }

    /** Whether the booking or one seat of it was moved. A moved booking is cancelled, and a new one takes its place. */
    Outcome moved() throws CalcomException {
        CalcomResponse response = readBooking();
        BookingView booking = new BookingView(response.result());
        if (booking.status() == null) {
            return unreadable();
        }
        if (seatUid != null) {
            return seatMoved(booking);
        }
        if (booking.isOpen() && booking.movedTo() == null) {
            return new Outcome.NotApplied("the booking " + booking.uid() + " still starts " + booking.text("start"));
        }
        Optional<String> uid = movedTo(booking);
        if (uid.isEmpty()) {
            return new Outcome.Overtaken("the booking " + booking.uid() + " is " + booking.status() + " and was not moved");
        }
        CalcomResponse read = lookUps.booking(uid.get());
        BookingView moved = new BookingView(read.result());
        Instant wanted = body.instant("start");
        if (wanted == null || moved.start() == null) {
            return new Outcome.Unknown("the booking " + booking.uid() + " was moved and is now " + moved.describe()
                    + ", but the requested start '" + body.text("start") + "' has no zone to compare with");
        }
        return wanted.equals(moved.start()) ? done(read, moved.asMap())
                : new Outcome.Overtaken("the booking " + booking.uid() + " was rescheduled by another caller and is now " + moved.describe());
    }

    /**
     * A moved seat leaves its booking and gets a new uid in the booking of the new time, and neither refers to the other. It is recognized by
     * its attendee, or if it is alone in a booking that did not exist before the call.
     */
    private Outcome seatMoved(BookingView booking) throws CalcomException {
        booking.seat(seatUid).ifPresent(seat -> seatEmail = seat.text("email"));
        if (booking.isOpen() && booking.seat(seatUid).isPresent()) {
            return new Outcome.NotApplied("the seat " + seatUid + " is still part of the booking " + booking.uid());
        }
        if (booking.isOpen() && booking.attendees().isEmpty()) {
            return seatsNotShown(booking);
        }
        Instant wanted = body.instant("start");
        if (wanted == null) {
            return new Outcome.Unknown("the seat " + seatUid + " left its booking, but the requested start '" + body.text("start")
                    + "' has no zone to search there");
        }
        CalcomClient.ItemList list = lookUps.bookings(booking.value("eventTypeId"), null, wanted, wanted);
        List<Seat> seats = BookingView.listOf(list.items()).stream().filter(other -> other.isOpen() && wanted.equals(other.start()))
                .flatMap(Seat::of).toList();
        // often rescheduledBy is the attendee; a host with that address has no seat
        String email = seatEmail != null ? seatEmail : body.text("rescheduledBy");
        List<Seat> moved = seats.stream().filter(seat -> seat.isOf(email)).toList();
        if (seatEmail == null && moved.isEmpty() && seats.size() == 1 && seats.get(0).isCreatedSince(begin(list.last()))) {
            moved = seats;
        }
        if (moved.size() != 1) {
            return new Outcome.Unknown("the seat " + seatUid + " left the booking " + bookingUid()
                    + ", but it cannot be determined which seat at the new start is the moved one");
        }
        CalcomResponse read = lookUps.booking(moved.get(0).booking().uid());
        return done(read, new BookingView(read.result()).withSeat(moved.get(0).attendee().text(BookingView.SEAT_UID)));
    }

    private record Seat(BookingView booking, JsonFields attendee) {

        static Stream<Seat> of(BookingView booking) {
            return booking.attendees().stream().filter(attendee -> attendee.text(BookingView.SEAT_UID) != null)
                    .map(attendee -> new Seat(booking, attendee));
        }

        boolean isOf(String email) {
            return email != null && email.equalsIgnoreCase(attendee.text("email"));
        }

        boolean isCreatedSince(Instant begin) {
            Instant created = booking.instant("createdAt");
            return begin != null && created != null && !created.isBefore(begin);
        }
    }

    /** The earliest time at which the call can have begun, by the server's clock; null if the answer has no date. */
    private Instant begin(CalcomResponse response) {
        Instant date = HttpDate.parse(response.header("date"));
        return date == null ? null : date.minus(elapsed.get()).minus(DATE_PRECISION);
    }

    /**
     * Whether the slot may be reserved. Reservations cannot be listed, but a reserved slot is not offered. The server refuses a second
     * reservation of a slot, so that the request may be sent while the slot is offered.
     */
    Outcome reserved() throws CalcomException {
        String text = body.text("slotStart");
        Instant start = body.instant("slotStart");
        if (start == null) {
            return new Outcome.Unknown("the slot '" + text + "' has no zone to look for it");
        }
        Object days = lookUps.slots(body.value("eventTypeId"), start.atOffset(ZoneOffset.UTC).toLocalDate(), body.value("slotDuration"));
        Optional<JsonFields> offered = slots(days).filter(slot -> start.equals(slot.instant("start"))).findFirst();
        if (offered.isEmpty()) {
            Duration duration = body.value("reservationDuration") instanceof Number minutes ? Duration.ofMinutes(minutes.longValue())
                    : DEFAULT_RESERVATION;
            return new Outcome.Unknown("the slot " + text + " is not offered any more: this call or another one reserved or booked it. A"
                    + " reservation with an unknown uid ends by itself, this one after " + duration.toMinutes() + " minutes at the latest");
        }
        return offered.get().value("seatsTotal") == null ? new Outcome.NotApplied("the slot " + text + " is still offered")
                : new Outcome.Unknown("the slot " + text + " has seats, and so is offered whether it is reserved or not");
    }

    private static Stream<JsonFields> slots(Object days) {
        return days instanceof Map<?, ?> byDay ? byDay.values().stream()
                .flatMap(day -> day instanceof List<?> list ? list.stream() : Stream.empty()).map(JsonFields::new) : Stream.empty();
    }

    private CalcomResponse readBooking() throws CalcomException {
        return lookUps.booking(bookingUid());
    }

    private String bookingUid() {
        return String.valueOf(request.parameter(request.template().indexOf("bookingUid")));
    }

    private Outcome unreadable() {
        return new Outcome.Unknown("the booking " + bookingUid() + " cannot be read as a single one");
    }

    private static Outcome seatsNotShown(BookingView booking) {
        return new Outcome.Unknown("the server does not show the seats of the booking " + booking.uid());
    }

    /** The uid of the booking that replaces a moved one; empty if the booking was not moved. In a series only the new booking has a reference. */
    private Optional<String> movedTo(BookingView booking) throws CalcomException {
        if (booking.movedTo() != null || booking.series() == null) {
            return Optional.ofNullable(booking.movedTo());
        }
        return BookingView.listOf(lookUps.booking(booking.series()).result()).stream()
                .filter(other -> booking.uid().equals(other.movedFrom())).findFirst().map(BookingView::uid);
    }

    private Outcome done(CalcomResponse read) {
        return done(read, read.result());
    }

    /** The data of a look-up is the answer of the request. */
    private Outcome done(CalcomResponse read, Object data) {
        return new Outcome.Done(read.answering(request.template().operation(), data));
    }
}
