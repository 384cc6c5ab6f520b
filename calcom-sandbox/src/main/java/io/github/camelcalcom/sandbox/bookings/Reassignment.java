/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.Interval;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.Optional;

/** Reassigns round-robin bookings to other hosts. As on the real server, webhooks are not notified. */
final class Reassignment {

    private static final Schema TO_USER = new Schema().optional("reason", Rule.string());

    private final BookingContext context;

    Reassignment(BookingContext context) {
        this.context = context;
    }

    /** Reassigns a booking to the next host who is free. */
    Answer toNextHost(Call call) {
        Booking booking = context.table().existing(call.path("bookingUid"));
        EventType eventType = context.table().eventType(booking);
        requireAllowed(call, eventType);
        User host = Optional.of(eventType).filter(EventType::isRoundRobin).flatMap(turns -> context.calendar().successor(turns, booking))
                .orElseThrow(() -> ApiException.badRequest("Can't reassign the booking because no other host is available at that time."));
        return reassigned(call, booking, eventType, host);
    }

    /** Reassigns a booking to a given host, who need not be free. */
    Answer toUser(Call call) {
        long userId = call.pathNumber("userId");
        TO_USER.accept(call.bodyToCheck());
        Booking booking = context.table().existing(call.path("bookingUid"));
        EventType eventType = context.table().eventType(booking);
        requireAllowed(call, eventType);
        if (context.state().users().find(userId).isEmpty()) {
            throw ApiException.notFound("User with id=" + userId + " was not found in the database");
        }
        User host = context.calendar().hosts(eventType).stream().filter(user -> user.id() == userId && eventType.isRoundRobin()).findFirst()
                .orElseThrow(() -> ApiException.badRequest("User with id=" + userId + " is not a valid Round Robin host - the user to which you "
                        + "reassign this booking must be one of the booking hosts. Fetch the booking using following endpoint and select id of one "
                        + "of the hosts: https://cal.com/docs/api-reference/v2/bookings/get-a-booking"));
        return reassigned(call, booking, eventType, host);
    }

    private void requireAllowed(Call call, EventType eventType) {
        if (!new EventTypeAccess(context.state()).isHostOrAdmin(call.user(), eventType)) {
            throw ApiException.forbidden("You do not have permission to reassign this booking");
        }
    }

    private Answer reassigned(Call call, Booking booking, EventType eventType, User host) {
        String title = BookingWriter.title(eventType, context.writer().organizer(eventType, host), booking.attendees().get(0).name(),
                booking.location(), new Interval(booking.start(), booking.end()));
        context.state().bookings().put(booking.change().hostId(host.id()).title(title).updatedAt(call.now()).build());
        ObjectNode answer = Json.object().put("bookingUid", booking.uid());
        answer.putObject("reassignedTo").put("id", host.id()).put("name", host.name()).put("email", host.email());
        return Answer.ok(answer);
    }
}
