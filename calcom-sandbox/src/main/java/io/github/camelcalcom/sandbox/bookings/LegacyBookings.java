/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.vertx.core.Future;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Operations on single bookings in the versions up to 2024-06-14, with the types that the real server declares. */
final class LegacyBookings {

    private static final List<String> ASIDE = List.of("name", "email", "guests", "location");

    private final SandboxState state;
    private final BookingTable table;
    private final BookingCreation creation;

    LegacyBookings(SandboxState state, BookingTable table, BookingCreation creation) {
        this.state = state;
        this.table = table;
        this.creation = creation;
    }

    /** Creates a booking. For a series, the answer contains the first booking. */
    Future<Answer> create(Call call) {
        ObjectNode input = BookingRules.legacyCreate(call.bodyToCheck());
        return creation.create(call, BookingRequest.of(call, current(input), state, false)).map(answer -> {
            JsonNode data = answer.body().get("data");
            return Answer.created(view(table.existing((data.isArray() ? data.get(0) : data).get("uid").asText())));
        });
    }

    /** Returns the body in the format of later versions. */
    private ObjectNode current(ObjectNode input) {
        JsonNode responses = input.path("responses");
        ObjectNode body = Json.object();
        for (String field : List.of("start", "eventTypeId", "metadata")) {
            if (input.hasNonNull(field)) {
                body.set(field, input.get(field));
            }
        }
        ObjectNode attendee = body.putObject("attendee").put("name", name(responses.path("name")))
                .put("timeZone", input.get("timeZone").asText()).put("language", input.get("language").asText());
        if (responses.hasNonNull("email")) {
            attendee.set("email", responses.get("email"));
        }
        if (responses.path("guests").isArray() && !responses.get("guests").isEmpty()) {
            body.set("guests", responses.get("guests"));
        }
        ObjectNode answers = Json.object();
        responses.properties().stream().filter(answer -> !ASIDE.contains(answer.getKey()))
                .forEach(answer -> answers.set(answer.getKey(), answer.getValue()));
        if (!answers.isEmpty()) {
            body.set("bookingFieldsResponses", answers);
        }
        length(input).ifPresent(length -> body.put("lengthInMinutes", length.toMinutes()));
        return body;
    }

    private static String name(JsonNode name) {
        return name.isObject() ? (name.path("firstName").asText() + ' ' + name.path("lastName").asText()).strip() : name.asText(null);
    }

    /** The end counts if the booker may choose the length. */
    private Optional<Duration> length(ObjectNode input) {
        boolean dated = Rule.isoDate().holds().test(input.path("start")) && Rule.isoDate().holds().test(input.path("end"));
        return state.eventTypes().find(input.path("eventTypeId").asLong())
                .filter(eventType -> dated && !eventType.lengthInMinutesOptions().isEmpty())
                .map(eventType -> Duration.between(IsoInstant.parse(input.get("start").asText()), IsoInstant.parse(input.get("end").asText())));
    }

    /** Returns one booking. */
    Answer get(Call call) {
        String uid = call.path("bookingUid");
        return Answer.ok(view(table.existing(uid, "Booking with UID=" + uid + " does not exist.")));
    }

    private ObjectNode view(Booking booking) {
        User host = table.host(booking);
        ObjectNode view = Json.object().put("title", booking.title()).put("id", booking.id()).put("uid", booking.uid())
                .put("description", booking.description());
        view.putObject("customInputs");
        view.putNull("smsReminderNumber").put("recurringEventId", booking.recurringBookingUid())
                .put("startTime", Json.text(booking.start())).put("endTime", Json.text(booking.end())).put("location", booking.location())
                .put("status", booking.status().name()).set("metadata", booking.metadata());
        view.put("cancellationReason", booking.cancellationReason()).set("responses", booking.responses());
        view.put("rejectionReason", booking.rejectionReason()).put("userPrimaryEmail", host.email());
        view.putObject("user").put("id", host.id()).put("name", host.name()).put("email", host.email()).put("username", host.username())
                .put("timeZone", host.timeZone().name());
        ArrayNode attendees = view.putArray("attendees");
        booking.attendees().forEach(attendee -> attendees.addObject().put("name", attendee.name()).put("email", attendee.email())
                .put("timeZone", attendee.timeZone()));
        Optional<EventType> eventType = state.eventTypes().find(booking.eventTypeId());
        view.put("eventTypeId", eventType.isPresent() ? Long.valueOf(booking.eventTypeId()) : null);
        view.set("eventType", eventType.<JsonNode>map(found -> Json.object().put("eventName", Json.textOrNull(found.settings(), "customName"))
                .put("slug", found.slug()).putNull("timeZone")).orElse(Json.MAPPER.nullNode()));
        return view;
    }
}
