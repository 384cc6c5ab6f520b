/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Adds guests and attendees to a booking. Webhooks are not notified. */
final class Guests {

    private static final Schema GUEST = new Schema()
            .required("email", Rule.email())
            .optional("name", Rule.string())
            .optional("timeZone", Rule.timeZone())
            .optional("phoneNumber")
            .optional("language", BookingRules.language());

    private static final Schema GUESTS = new Schema()
            .list("guests", true, GUEST, Rule.array(), Rule.arrayMinSize(1), Rule.nested());

    private static final Schema ATTENDEE = new Schema()
            .required("name", Rule.string())
            .required("timeZone", Rule.timeZone())
            .required("email", Rule.email())
            .optional("phoneNumber", Rule.string())
            .optional("language", Rule.string());

    private final SandboxState state;
    private final BookingTable table;
    private final BookingViews views;

    Guests(SandboxState state, BookingTable table, BookingViews views) {
        this.state = state;
        this.table = table;
        this.views = views;
    }

    /** Adds guests and returns the booking. */
    Answer addGuests(Call call) {
        ObjectNode input = GUESTS.accept(call.bodyToCheck());
        Booking booking = editable(call);
        List<Attendee> guests = new ArrayList<>();
        input.get("guests").forEach(guest -> guests.add(attendee(booking, guest)));
        return Answer.ok(views.view(add(call, booking, guests), call.version()));
    }

    /** Adds one attendee and returns it. */
    Answer addAttendee(Call call) {
        ObjectNode input = ATTENDEE.accept(call.bodyToCheck());
        Booking booking = editable(call);
        Attendee attendee = attendee(booking, input);
        add(call, booking, List.of(attendee));
        return Answer.created(view(booking, attendee));
    }

    /** Returns all attendees. */
    Answer list(Call call) {
        Booking booking = editable(call);
        ArrayNode attendees = Json.array();
        booking.attendees().forEach(attendee -> attendees.add(view(booking, attendee)));
        return Answer.ok(attendees);
    }

    /** Returns one attendee. */
    Answer get(Call call) {
        long id = call.pathNumber("attendeeId");
        Booking booking = editable(call);
        return Answer.ok(booking.attendees().stream().filter(attendee -> attendee.id() == id).findFirst()
                .map(attendee -> view(booking, attendee))
                .orElseThrow(() -> ApiException.notFound("Attendee with id " + id + " not found in booking " + booking.uid())));
    }

    private Booking editable(Call call) {
        String uid = call.path("bookingUid");
        Booking booking = table.existing(uid, "Booking with uid " + uid + " not found");
        if (!isAttendeeOrManager(call.user(), booking)) {
            throw ApiException.filtered(403, "TRPCError", "You don't have necessary permissions to access this resource");
        }
        return booking;
    }

    /** Whether a user is the host, an attendee, or an administrator of the event type's team. */
    private boolean isAttendeeOrManager(User user, Booking booking) {
        return booking.hostId() == user.id() || booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(user.email()))
                || state.eventTypes().find(booking.eventTypeId()).map(EventType::teamId)
                        .flatMap(team -> state.memberships().find(team, user.id()))
                        .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isPresent();
    }

    /** Adds the attendees whose address is new. As on the real server, a tag such as {@code +home} does not make an address new. */
    private Booking add(Call call, Booking booking, List<Attendee> wanted) {
        EventType eventType = table.eventType(booking);
        if (eventType.seatsPerTimeSlot().isPresent()) {
            throw ApiException.badRequest("Attendees of a seated booking can only be added by booking a seat.");
        }
        Set<String> known = new HashSet<>();
        booking.attendees().forEach(attendee -> known.add(withoutTag(attendee.email())));
        List<Attendee> added = wanted.stream().filter(guest -> known.add(withoutTag(guest.email()))).toList();
        if (added.isEmpty() || eventType.settings().path("disableGuests").asBoolean(false)) {
            throw ApiException.trpcBadRequest();
        }
        List<Attendee> attendees = new ArrayList<>(booking.attendees());
        attendees.addAll(added);
        ObjectNode responses = booking.responses().deepCopy();
        ArrayNode guests = responses.withArrayProperty("guests");
        added.forEach(guest -> guests.add(guest.email()));
        return state.bookings().put(booking.change().attendees(attendees).responses(responses).updatedAt(call.now()).build());
    }

    private static String withoutTag(String email) {
        return email.toLowerCase(Locale.ROOT).replaceFirst("[+][^@]*@", "@");
    }

    /** A guest without a language has that of the host, who may have chosen none. */
    private Attendee attendee(Booking booking, JsonNode guest) {
        return new Attendee(state.nextAttendeeId(), guest.path("name").asText(""), guest.get("email").asText(),
                guest.path("timeZone").asText(table.host(booking).timeZone().name()),
                guest.path("language").asText(table.host(booking).chosenLocale()), Json.textOrNull(guest, "phoneNumber"), false, null);
    }

    private static ObjectNode view(Booking booking, Attendee attendee) {
        return Json.object().put("id", attendee.id()).put("bookingId", booking.id()).put("name", attendee.name())
                .put("email", attendee.email()).put("timeZone", attendee.timeZone()).put("language", attendee.language())
                .put("phoneNumber", attendee.phoneNumber()).put("absent", attendee.absent());
    }
}
