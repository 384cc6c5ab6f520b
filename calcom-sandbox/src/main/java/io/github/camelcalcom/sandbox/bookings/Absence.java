/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.vertx.core.Future;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks hosts and attendees as absent. Only the absence of the host changes {@code updatedAt}; only that of attendees triggers webhooks.
 */
final class Absence {

    private static final Schema ATTENDEE = new Schema()
            .required("email", Rule.email())
            .required("absent", Rule.bool());

    private static final Schema RULES = new Schema()
            .optional("host", Rule.bool())
            .list("attendees", false, ATTENDEE, Rule.array(), Rule.arrayMinSize(1), Rule.nested());
    private final BookingContext context;

    Absence(BookingContext context) {
        this.context = context;
    }

    /** Marks the host or attendees as absent, or as present again. */
    Future<Answer> mark(Call call) {
        ObjectNode input = RULES.accept(call.bodyToCheck());
        String uid = call.path("bookingUid");
        Booking booking = context.table().existing(uid, "Booking with uid=" + uid + " not found.");
        if (booking.start().isAfter(call.now())) {
            throw ApiException.badRequest("Bookings can only be marked as absent after their scheduled start time. Current time in UTC+0: "
                    + Json.text(call.now()) + ", Booking start time in UTC+0: " + Json.text(booking.start()));
        }
        Map<String, Boolean> absences = new HashMap<>();
        for (JsonNode attendee : input.path("attendees")) {
            absences.put(attendee.get("email").asText(), attendee.get("absent").asBoolean());
        }
        List<Attendee> changed = booking.attendees().stream().filter(attendee -> absences.containsKey(attendee.email()))
                .map(attendee -> attendee.withAbsent(absences.get(attendee.email()))).toList();
        boolean host = booking.hostId() == call.user().id()
                || new EventTypeAccess(context.state()).isHostOrAdmin(call.user(), context.table().eventType(booking));
        if (changed.size() < absences.size() || !absences.isEmpty() && !host) {
            throw ApiException.bare(500, "Failed to update no-show status");
        }
        Booking marked = context.state().bookings().put(marked(call, booking, input, changed));
        Future<Void> notified = changed.isEmpty() ? Future.succeededFuture() : context.events().absent(marked, changed);
        return notified.map(ignored -> Answer.ok(context.views().view(marked, call.version())));
    }

    private static Booking marked(Call call, Booking booking, ObjectNode input, List<Attendee> changed) {
        Booking.Builder builder = booking.change().attendees(booking.attendees().stream()
                .map(attendee -> changed.stream().filter(other -> other.id() == attendee.id()).findFirst().orElse(attendee)).toList());
        if (input.path("host").asBoolean()) {
            builder.hostAbsent(true).updatedAt(call.now());
        }
        return builder.build();
    }
}
