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
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Move;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.vertx.core.Future;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves bookings: cancels the old booking, which then refers to a new one with a uid of its own. */
final class Rescheduling {

    private final BookingContext context;
    private final SeatBooking seats;

    Rescheduling(BookingContext context, SeatBooking seats) {
        this.context = context;
        this.seats = seats;
    }

    /**
     * Moves a booking or one of its seats.
     *
     * @param hosted whether the server knows the properties of the hosted service
     */
    Future<Answer> reschedule(Call call, boolean hosted) {
        ObjectNode input = BookingRules.reschedule(call.bodyToCheck(), hosted);
        Booking booking = context.table().existing(call.path("bookingUid"));
        requireMovable(booking);
        EventType eventType = context.table().eventType(booking);
        Instant start = IsoInstant.parse(input.get("start").asText());
        boolean seated = eventType.seatsPerTimeSlot().isPresent();
        if (seated && !input.hasNonNull("seatUid")) {
            throw seatUidMissing(booking);
        }
        if (!start.isAfter(call.now())) {
            throw ApiException.badRequest("Attempting to book a meeting in the past.");
        }
        Move move = new Move(Json.textOrNull(input, "reschedulingReason"), Json.textOrNull(input, "rescheduledBy"), booking.uid(), null);
        if (seated) {
            return seats.move(call, booking, input.get("seatUid").asText(), start, move);
        }
        Interval time = Interval.of(start, Duration.between(booking.start(), booking.end()));
        boolean conflicts = isHost(call, booking) && call.version().isHosted() && call.body().path("allowConflicts").asBoolean();
        context.conditions().requireInBounds(eventType, start, NamedZone.of(booking.attendees().get(0).timeZone()).rules(), call.now());
        context.conditions().requireWithinLimits(eventType, time, booking);
        if (!conflicts && hosts(eventType, time, booking).isEmpty()) {
            throw BookingConditions.notAvailable(eventType);
        }
        return context.processing().pause().compose(ignored -> move(call, booking.uid(), time, move, conflicts));
    }

    private static void requireMovable(Booking booking) {
        String uid = booking.uid();
        if (booking.move().toUid() != null) {
            String next = booking.move().toUid();
            throw ApiException.badRequest("Can't reschedule booking with uid=" + uid + " because it has been cancelled and rescheduled "
                    + "already to booking with uid=" + next + ". You probably want to reschedule " + next
                    + " instead by passing it within the request URL.");
        }
        if (!booking.status().isOpen()) {
            throw ApiException.badRequest("Can't reschedule booking with uid=" + uid + " because it has been " + booking.status().label()
                    + ". Please provide uid of a booking that is not " + booking.status().label() + '.');
        }
    }

    private static ApiException seatUidMissing(Booking booking) {
        return ApiException.badRequest("Booking with uid=" + booking.uid() + " is a seated booking which means you have to provide seatUid "
                + "in the request body to specify which seat specifically you want to reschedule. First, fetch the booking using "
                + "https://cal.com/docs/api-reference/v2/bookings/get-a-booking and then within the attendees array you will find the "
                + "seatUid of the booking you want to reschedule. Second, provide the seatUid in the request body to specify which seat "
                + "specifically you want to reschedule using the reschedule endpoint "
                + "https://cal.com/docs/api-reference/v2/bookings/reschedule-a-booking#option-2");
    }

    private Future<Answer> move(Call call, String uid, Interval time, Move move, boolean conflicts) {
        Booking old = context.table().existing(uid);
        requireMovable(old);
        EventType eventType = context.table().eventType(old);
        List<User> hosts = hosts(eventType, time, old)
                .or(() -> conflicts ? Optional.of(List.of(context.table().host(old))) : Optional.empty())
                .orElseThrow(() -> ApiException.bare(409, "booking_conflict_error"));
        Instant now = context.state().now();
        Booking moved = successor(old, time, move, statusAfter(call, old, time, move), hosts, now);
        context.state().bookings().put(old.change().status(BookingStatus.CANCELLED)
                .move(old.move().to(moved.uid(), move.by())).updatedAt(now).build());
        context.state().bookings().put(moved);
        return context.events().moved(moved, moved.attendees(), old).map(notified -> Answer.created(context.views().view(moved, call.version())));
    }

    /** A round robin may change to another host, unless the event type keeps the host. */
    private Optional<List<User>> hosts(EventType eventType, Interval time, Booking old) {
        boolean same = eventType.isRoundRobin() && eventType.settings().path("rescheduleWithSameRoundRobinHost").asBoolean();
        return same ? context.calendar().sameHostsAt(eventType, time, old) : context.calendar().hostsAt(eventType, time, old);
    }

    /** A move by the host needs no confirmation by the host. */
    private BookingStatus statusAfter(Call call, Booking old, Interval time, Move move) {
        User host = context.table().host(old);
        boolean byHost = move.by() == null ? isHost(call, old) : move.by().equals(host.email());
        boolean needsConfirmation = !byHost && context.table().eventType(old).requiresConfirmation(time.start(), context.state().now());
        return needsConfirmation ? BookingStatus.PENDING : BookingStatus.ACCEPTED;
    }

    private static boolean isHost(Call call, Booking booking) {
        return call.caller().filter(caller -> caller.id() == booking.hostId()).isPresent();
    }

    /** The real server drops the names of the guests and moves them into the zone of the booker. */
    private Booking successor(Booking old, Interval time, Move move, BookingStatus status, List<User> hosts, Instant now) {
        EventType eventType = context.table().eventType(old);
        User host = hosts.get(0);
        Set<String> team = context.calendar().hosts(eventType).stream().map(User::email).collect(Collectors.toSet());
        Attendee booker = old.attendees().get(0);
        List<Attendee> attendees = new ArrayList<>();
        for (Attendee attendee : old.attendees()) {
            if (eventType.teamId() != null && team.contains(attendee.email())) {
                continue;
            }
            boolean guest = attendee != booker;
            attendees.add(new Attendee(context.state().nextAttendeeId(), guest ? "" : attendee.name(), attendee.email(), booker.timeZone(),
                    attendee.language(), attendee.phoneNumber(), false, null));
        }
        hosts.stream().skip(1).forEach(member -> attendees.add(context.writer().member(member)));
        String title = host.id() == old.hostId() ? old.title()
                : BookingWriter.title(eventType, context.writer().organizer(eventType, host), booker.name(), old.location(), time);
        return Booking.builder(context.state().bookings().nextId(), context.state().uids().shortUid(), old.eventTypeId()).hostId(host.id())
                .title(title).description(old.description()).status(status).start(time.start()).end(time.end())
                .location(old.location()).responses(old.responses()).metadata(old.metadata()).attendees(attendees)
                .createdAt(now).updatedAt(now).icsUid(old.icsUid()).icsSequence(old.icsSequence() + 1).move(move)
                .recurringBookingUid(old.recurringBookingUid()).build();
    }
}
