/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.vertx.core.Future;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decisions of hosts on single seats of bookings whose event type requires confirmation. The answer names the seats that have changed. */
final class SeatDecisions {

    private static final Schema INPUT = new Schema().required("seatUids", Rule.each(Rule.string()), Rule.notEmptyArray());

    private final BookingContext context;

    SeatDecisions(BookingContext context) {
        this.context = context;
    }

    /** Confirms seats. The booking is accepted with its first confirmed seat. */
    Future<Answer> confirm(Call call) {
        Booking booking = decidable(call);
        Set<String> chosen = chosen(call, booking);
        List<Attendee> changed = booking.attendees().stream().filter(attendee -> isIn(chosen, attendee) && !attendee.seat().confirmed()).toList();
        List<Attendee> attendees = booking.attendees().stream()
                .map(attendee -> isIn(chosen, attendee) ? attendee.withSeat(attendee.id(), attendee.seat().afterConfirmation()) : attendee).toList();
        Booking confirmed = context.state().bookings().put(booking.change().status(BookingStatus.ACCEPTED).attendees(attendees)
                .updatedAt(call.now()).build());
        Future<Void> notified = changed.isEmpty() ? Future.succeededFuture() : context.events().confirmed(confirmed);
        return notified.map(done -> answer(confirmed, "confirmedSeatUids", changed));
    }

    /** Declines seats, also confirmed ones, which become free. A booking without remaining seats is declined. */
    Future<Answer> decline(Call call) {
        Booking booking = decidable(call);
        Set<String> chosen = chosen(call, booking);
        List<Attendee> changed = booking.attendees().stream().filter(attendee -> isIn(chosen, attendee)).toList();
        List<Attendee> left = booking.attendees().stream().filter(attendee -> !isIn(chosen, attendee)).toList();
        boolean empty = left.stream().noneMatch(attendee -> attendee.seat() != null);
        Booking.Builder change = booking.change().attendees(left).updatedAt(call.now());
        Booking after = context.state().bookings().put(empty ? change.status(BookingStatus.REJECTED).build() : change.build());
        Booking declined = booking.change().status(BookingStatus.REJECTED).attendees(changed).build();
        return context.events().rejected(declined).map(done -> answer(after, "declinedSeatUids", changed));
    }

    private Booking decidable(Call call) {
        Booking booking = context.table().existing(call.path("bookingUid"));
        if (!new EventTypeAccess(context.state()).mayDecide(call.user(), booking)) {
            throw ApiException.filtered(401, "TRPCError", "You are not authorized to access this resource");
        }
        if (booking.attendees().stream().noneMatch(attendee -> attendee.seat() != null)
                || !context.table().eventType(booking).requiresConfirmation()) {
            throw ApiException.badRequest("Booking with uid=" + booking.uid() + " has no seats that require confirmation.");
        }
        if (!booking.status().isOpen()) {
            throw ApiException.badRequest("Booking with uid=" + booking.uid() + " is " + booking.status().label() + '.');
        }
        return booking;
    }

    private static Set<String> chosen(Call call, Booking booking) {
        Set<String> chosen = new HashSet<>();
        INPUT.accept(call.bodyToCheck()).get("seatUids").forEach(uid -> chosen.add(uid.asText()));
        chosen.forEach(uid -> SeatBooking.attendeeOf(booking, uid));
        return chosen;
    }

    private static boolean isIn(Set<String> seats, Attendee attendee) {
        return attendee.seat() != null && seats.contains(attendee.seat().uid());
    }

    private static Answer answer(Booking booking, String name, List<Attendee> changed) {
        ObjectNode data = Json.object().put("bookingUid", booking.uid()).put("status", booking.status().label());
        data.set(name, Json.array(changed.stream().map(attendee -> attendee.seat().uid()).toList()));
        return Answer.ok(data);
    }
}
