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
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.vertx.core.Future;

/**
 * Decisions of hosts and administrators on bookings. As on the real server, every booking that is not accepted can be confirmed or declined, even a
 * cancelled one, and the slot is not checked again.
 */
final class HostDecisions {

    private static final Schema DECLINE = new Schema().optional("reason", Rule.string());
    private final BookingContext context;
    private final boolean decidesOnSeats;

    /** @param decidesOnSeats whether bookings with seats can be decided on as a whole */
    HostDecisions(BookingContext context, boolean decidesOnSeats) {
        this.context = context;
        this.decidesOnSeats = decidesOnSeats;
    }

    /** Confirms a booking. */
    Future<Answer> confirm(Call call) {
        Booking booking = undecided(call);
        Booking confirmed = context.state().bookings().put(booking.change().status(BookingStatus.ACCEPTED).metadata(withVideoUrl(booking))
                .updatedAt(call.now()).build());
        return context.events().confirmed(confirmed).map(notified -> Answer.ok(context.views().view(confirmed, call.version())));
    }

    /** Declines a booking. */
    Future<Answer> decline(Call call) {
        ObjectNode input = DECLINE.accept(call.bodyToCheck());
        Booking rejected = context.state().bookings().put(undecided(call).change().status(BookingStatus.REJECTED)
                .rejectionReason(Json.textOrNull(input, "reason")).updatedAt(call.now()).build());
        return context.events().rejected(rejected).map(notified -> Answer.ok(context.views().view(rejected, call.version())));
    }

    /** A video call receives its address on confirmation. The sandbox has no video service, so the address is empty. */
    private static ObjectNode withVideoUrl(Booking booking) {
        return Locations.isVideo(booking) ? booking.metadata().deepCopy().put(BookingViews.VIDEO_URL, "") : booking.metadata();
    }

    private Booking undecided(Call call) {
        Booking booking = context.table().existing(call.path("bookingUid"));
        if (!new EventTypeAccess(context.state()).mayDecide(call.user(), booking)) {
            throw ApiException.filtered(401, "TRPCError", "You are not authorized to access this resource");
        }
        if (!decidesOnSeats && booking.attendees().stream().anyMatch(attendee -> attendee.seat() != null)) {
            throw ApiException.badRequest("Seats of booking with uid=" + booking.uid() + " are confirmed and declined one by one: use "
                    + "POST /v2/bookings/" + booking.uid() + "/seats/confirm or POST /v2/bookings/" + booking.uid() + "/seats/decline.");
        }
        if (booking.status() == BookingStatus.ACCEPTED) {
            throw ApiException.trpcBadRequest();
        }
        return booking;
    }
}
