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

import java.util.List;

/** Cancels bookings: a booking, a seat of it, or a booking and all that follow it in its series. */
final class Cancellation {

    private static final Schema REQUEST = new Schema().optional("rescheduleReason", Rule.string());

    private final BookingContext context;
    private final SeatBooking seats;
    private final SeatRace seatRace;

    Cancellation(BookingContext context, SeatBooking seats, SeatRace seatRace) {
        this.context = context;
        this.seats = seats;
        this.seatRace = seatRace;
    }

    /** Cancels a booking, a seat, or the rest of a series. */
    Future<Answer> cancel(Call call) {
        ObjectNode input = BookingRules.cancel(call.bodyToCheck());
        String uid = call.path("bookingUid");
        Booking booking = context.table().existing(uid, "Booking with uid=" + uid + " not found");
        String reason = Json.textOrNull(input, "cancellationReason");
        requireCancellable(call, booking, reason);
        if (input.hasNonNull("seatUid")) {
            return cancelSeat(call, booking, input.get("seatUid").asText(), reason);
        }
        requireMayCancelAllSeats(call, booking);
        if (input.path("cancelSubsequentBookings").asBoolean() && booking.recurringBookingUid() != null) {
            return cancelSubsequent(call, booking, reason);
        }
        Booking cancelled = cancelled(call, booking, reason);
        return context.events().cancelled(cancelled, booking.attendees(), reason)
                .map(notified -> Answer.ok(context.views().shown(call, cancelled)));
    }

    /** Cancels a booking because the host asks for another time. On a real server the booker receives a mail with a link to move it. */
    Future<Answer> requestReschedule(Call call) {
        ObjectNode input = REQUEST.accept(call.bodyToCheck());
        Booking booking = context.table().existing(call.path("bookingUid"));
        if (booking.hostId() != call.user().id()) {
            throw ApiException.forbidden("User with id=" + call.user().id() + " is not the host of booking with uid=" + booking.uid());
        }
        if (!booking.status().isOpen()) {
            throw ApiException.badRequest("Booking with uid=" + booking.uid() + " is " + booking.status().label()
                    + ", so its attendees cannot be asked to move it.");
        }
        String reason = Json.textOrNull(input, "rescheduleReason");
        return context.events().cancelled(cancelled(call, booking, reason), booking.attendees(), reason)
                .map(notified -> Answer.document(200, Json.object().put("status", "success")));
    }

    private static void requireCancellable(Call call, Booking booking, String reason) {
        if (booking.status() == BookingStatus.CANCELLED) {
            throw ApiException.badRequest("Can't cancel booking with uid=" + booking.uid()
                    + " because it has been cancelled already. Please provide uid of a booking that is not cancelled.");
        }
        if (!booking.end().isAfter(call.now())) {
            throw ApiException.bare(400, "Cannot cancel a booking that has already ended");
        }
        // the real server requires no reason from managed users
        boolean byHost = call.caller().filter(caller -> caller.id() == booking.hostId() && caller.oAuthClientId() == null).isPresent();
        if (byHost && (reason == null || reason.isBlank())) {
            throw ApiException.bare(400, "Cancellation reason is required when you are the host");
        }
    }

    private void requireMayCancelAllSeats(Call call, Booking booking) {
        boolean seated = context.state().eventTypes().find(booking.eventTypeId()).filter(found -> found.seatsPerTimeSlot().isPresent()).isPresent();
        EventTypeAccess access = new EventTypeAccess(context.state());
        if (seated && call.caller().filter(caller -> access.mayCancelAllSeats(caller, booking)).isEmpty()) {
            throw ApiException.bare(401, "User not a host of this event or an admin of the booking user");
        }
    }

    private Future<Answer> cancelSeat(Call call, Booking booking, String seatUid, String reason) {
        Attendee attendee = SeatBooking.attendeeOf(booking, seatUid);
        Booking left = seats.giveUp(booking, attendee, reason, call.now());
        if (seatRace.isLost(left)) {
            throw ApiException.missingRecord();
        }
        return context.events().cancelled(booking, List.of(attendee), reason).map(notified -> Answer.ok(context.views().shown(call, left)));
    }

    /**
     * Cancels the rest of a series. The answer contains the whole series, and webhooks are notified of the first cancelled booking only.
     */
    private Future<Answer> cancelSubsequent(Call call, Booking first, String reason) {
        context.table().series(first.recurringBookingUid()).stream()
                .filter(booking -> booking.status().isOpen() && !booking.start().isBefore(first.start()))
                .forEach(booking -> cancelled(call, booking, reason));
        return context.events().cancelled(context.table().existing(first.uid()), first.attendees(), reason)
                .map(notified -> Answer.ok(context.views().list(context.table().series(first.recurringBookingUid()), call.version())));
    }

    private Booking cancelled(Call call, Booking booking, String reason) {
        return context.state().bookings().put(booking.change().status(BookingStatus.CANCELLED).cancellationReason(reason)
                .updatedAt(call.now()).build());
    }
}
