/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.Reservation;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Operations on reserved slots. A reservation hides its slot and blocks other reservations, but as on the real server it does not block
 * bookings.
 */
final class ReservationHandlers implements OperationRegistry.Group {

    private static final int DEFAULT_MINUTES = 5;
    private static final Duration LEGACY_TIME = Duration.ofMinutes(15);

    private static final Schema RESERVE = new Schema()
            .required("eventTypeId", Rule.integer())
            .required("slotStart", Rule.isoForm())
            .optional("slotDuration", Rule.integer())
            .optional("reservationDuration", Rule.integer());

    private static final Schema LEGACY = new Schema()
            .required("eventTypeId", Rule.integer())
            .required("slotUtcStartDate", Rule.isoDate())
            .required("slotUtcEndDate", Rule.isoDate());

    private final SandboxState state;
    private final HostCalendar calendar;

    /** Creates the operations for the state of one sandbox. */
    ReservationHandlers(SandboxState state, HostCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    @Override
    public void register(OperationRegistry registry) {
        ApiVersion version = ApiVersion.V2024_09_04;
        registry.on("slots/reserve").access(Access.PUBLIC).handle(this::reserve, version);
        registry.on("slots/get-reservation").access(Access.PUBLIC).handle(this::get, version);
        registry.on("slots/update-reservation").access(Access.PUBLIC).handle(this::update, version);
        registry.on("slots/delete-reservation").access(Access.PUBLIC).handle(this::delete, version);
        ApiVersion[] legacy = {ApiVersion.V2024_04_15, ApiVersion.V2024_06_11, ApiVersion.V2024_06_14};
        registry.on("slots/reserve-selected").access(Access.PUBLIC).handle(this::reserveSelected, legacy);
        registry.on("slots/delete-selected").access(Access.PUBLIC).handle(this::deleteSelected, legacy);
    }

    private Answer reserve(Call call) {
        ObjectNode input = RESERVE.accept(call.bodyToCheck());
        if (minutesOrZero(input, "reservationDuration") != 0) {
            requireMayChooseDuration(call, input);
        }
        EventType eventType = existing(Call.databaseId(input.get("eventTypeId").bigIntegerValue()));
        Interval slot = slot(eventType, input);
        requireRoom(eventType, slot, input, !eventType.isRoundRobin());
        if (eventType.isRoundRobin()) {
            requireFreeHosts(eventType, slot, call.now());
        } else {
            requireNotReserved(eventType, slot, call.now());
        }
        return Answer.created(view(put(call, input, slot, eventType, state.uids().uuid()), minutes(input)));
    }

    /** As on the real server, a reservation that is moved collides with its own previous time, too. */
    private Answer update(Call call) {
        String uid = call.path("uid");
        ObjectNode input = RESERVE.accept(call.bodyToCheck());
        if (state.reservations().find(uid).isEmpty()) {
            throw ApiException.notFound("Slot with uid=" + uid + " not found");
        }
        EventType eventType = existing(Call.databaseId(input.get("eventTypeId").bigIntegerValue()));
        Interval slot = slot(eventType, input);
        requireRoom(eventType, slot, input, true);
        requireNotReserved(eventType, slot, call.now());
        return Answer.ok(view(put(call, input, slot, eventType, uid), minutes(input)));
    }

    private static Interval slot(EventType eventType, ObjectNode input) {
        Instant start = start(input);
        return Interval.of(start, length(eventType, input));
    }

    private Reservation put(Call call, ObjectNode input, Interval slot, EventType eventType, String uid) {
        return state.reservations().put(new Reservation(uid, eventType.id(), person(eventType), slot.start(), slot.end(),
                call.now().plus(Duration.ofMinutes(minutes(input)))));
    }

    /** The real server checks this for new reservations only. */
    private void requireMayChooseDuration(Call call, ObjectNode input) {
        User caller = call.caller().orElseThrow(() -> ApiException.unauthorized("reservationDuration can only be used for authenticated "
                + "requests - use access token, api key or OAuth credentials"));
        if (!mayChooseDuration(caller, existing(Call.databaseId(input.get("eventTypeId").bigIntegerValue())))) {
            throw ApiException.forbidden("authenticated user is not owner of event type, does not have memberships in common with owner of "
                    + "the event type, nor does belong to event type's team or org.");
        }
    }

    private boolean mayChooseDuration(User caller, EventType eventType) {
        if (eventType.teamId() == null) {
            return eventType.ownerId() == caller.id() || state.memberships().ofUser(caller.id()).anyMatch(membership ->
                    state.memberships().find(membership.teamId(), eventType.ownerId()).isPresent());
        }
        Long organization = state.teams().find(eventType.teamId()).map(Team::parentId).orElse(null);
        return state.memberships().find(eventType.teamId(), caller.id()).isPresent()
                || organization != null && state.memberships().find(organization, caller.id()).isPresent();
    }

    private EventType existing(long id) {
        return state.eventTypes().find(id).orElseThrow(() -> ApiException.notFound("Event Type with ID=" + id + " not found"));
    }

    /** Returns the user whose time is reserved: the owner, or the first host of a team's event type. */
    private long person(EventType eventType) {
        return calendar.hosts(eventType).stream().findFirst().map(User::id)
                .orElseThrow(() -> ApiException.badRequest("Cannot reserve a slot for a team event without any hosts"));
    }

    /** The real server validates more forms than it can read. */
    private static Instant start(ObjectNode input) {
        String text = input.get("slotStart").asText();
        if (text.contains(" ") || text.contains("z") || !IsoInstant.exists(text)) {
            throw ApiException.badRequest("Invalid start date");
        }
        return IsoInstant.parse(text);
    }

    private static int minutesOrZero(ObjectNode input, String name) {
        return input.path(name).asInt(0);
    }

    private static Duration length(EventType eventType, ObjectNode input) {
        if (minutesOrZero(input, "slotDuration") == 0) {
            return Duration.ofMinutes(input.path("slotDuration").asInt(eventType.lengthInMinutes()));
        }
        if (eventType.lengthInMinutesOptions().isEmpty()) {
            throw ApiException.badRequest("You passed 'slotDuration' but this event type is not a variable length event type.");
        }
        int minutes = input.get("slotDuration").asInt();
        if (!eventType.lengthInMinutesOptions().contains(minutes)) {
            throw ApiException.badRequest("Provided 'slotDuration' is not one of the possible lengths for the event type. The possible "
                    + "lengths for this variable length event type are: "
                    + String.join(", ", eventType.lengthInMinutesOptions().stream().map(String::valueOf).toList()));
        }
        return Duration.ofMinutes(minutes);
    }

    /** @param once whether the event type without seats can be booked only once at a time */
    private void requireRoom(EventType eventType, Interval slot, ObjectNode input, boolean once) {
        Optional<Booking> booking = state.bookings().ofEventType(eventType.id()).between(slot.start(), slot.end())
                .filter(found -> found.status().isOpen() && slot.overlaps(new Interval(found.start(), found.end()))).findFirst();
        OptionalInt seats = eventType.seatsPerTimeSlot();
        if (seats.isPresent() && booking.filter(found -> found.seatsTaken() >= seats.getAsInt()).isPresent()) {
            throw ApiException.of(422, "Booking with id=" + eventType.id() + " at " + input.get("slotStart").asText()
                    + " has no more seats left.");
        }
        if (once && seats.isEmpty() && booking.isPresent()) {
            throw ApiException.of(422, "Can't reserve a slot if the event is already booked.");
        }
    }

    /** Requires fewer reservations of a slot than hosts that take turns, or none if there are hosts who always take part. */
    private void requireFreeHosts(EventType eventType, Interval slot, Instant now) {
        List<Long> fixed = new Hosts(state).of(eventType).stream().filter(Host::mandatory).map(Host::userId).toList();
        long reserved = calendar.reservations(eventType, now)
                .filter(other -> slot.equals(new Interval(other.start(), other.end()))).count();
        if (fixed.isEmpty() ? reserved == new Hosts(state).of(eventType).size() : reserved > 0) {
            throw ApiException.of(422, "Can't reserve the slot because the round robin event type has no available hosts left at this time slot.");
        }
        boolean booked = state.bookings().ofEventType(eventType.id()).between(slot.start(), slot.end()).anyMatch(booking ->
                slot.equals(new Interval(booking.start(), booking.end())) && fixed.contains(booking.hostId()));
        if (booked) {
            throw ApiException.of(422, "Can't reserve a slot if the event is already booked.");
        }
    }

    private void requireNotReserved(EventType eventType, Interval slot, Instant now) {
        boolean reserved = calendar.reservations(eventType, now)
                .anyMatch(other -> slot.overlaps(new Interval(other.start(), other.end())));
        if (reserved) {
            throw ApiException.of(422, "This time slot is already reserved by another user. Please choose a different time.");
        }
    }

    private Answer get(Call call) {
        return Answer.ok(state.reservations().find(call.path("uid")).map(reservation -> {
            ObjectNode view = Json.object().put("reservationUid", reservation.uid());
            view.setAll(slot(reservation));
            return view.put("reservationUntil", Json.text(reservation.until()));
        }).orElse(null));
    }

    private Answer delete(Call call) {
        state.reservations().remove(call.path("uid"));
        return done();
    }

    private Answer reserveSelected(Call call) {
        ObjectNode input = LEGACY.accept(call.bodyToCheck());
        EventType eventType = existing(Call.databaseId(input.get("eventTypeId").bigIntegerValue()));
        Reservation reservation = state.reservations().put(new Reservation(state.uids().uuid(), eventType.id(), person(eventType),
                IsoInstant.parse(input.get("slotUtcStartDate").asText()),
                IsoInstant.parse(input.get("slotUtcEndDate").asText()), call.now().plus(LEGACY_TIME)));
        return Answer.created(TextNode.valueOf(reservation.uid()));
    }

    private Answer deleteSelected(Call call) {
        call.query("uid").ifPresent(uid -> state.reservations().remove(uid));
        return done();
    }

    private static Answer done() {
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private static int minutes(ObjectNode input) {
        return input.path("reservationDuration").asInt(DEFAULT_MINUTES);
    }

    private static ObjectNode view(Reservation reservation, int minutes) {
        return slot(reservation).put("reservationUid", reservation.uid()).put("reservationDuration", minutes)
                .put("reservationUntil", Json.text(reservation.until()));
    }

    private static ObjectNode slot(Reservation reservation) {
        return Json.object().put("eventTypeId", reservation.eventTypeId()).put("slotStart", Json.text(reservation.start()))
                .put("slotEnd", Json.text(reservation.end()))
                .put("slotDuration", Duration.between(reservation.start(), reservation.end()).toMinutes());
    }
}
