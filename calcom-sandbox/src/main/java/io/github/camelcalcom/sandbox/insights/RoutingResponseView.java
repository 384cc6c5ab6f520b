/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.RoutingFormResponse;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders routing-form responses and the bookings that followed from them. */
final class RoutingResponseView {

    private static final Map<String, String> SCHEDULING_TYPES =
            Map.of("collective", "COLLECTIVE", "roundRobin", "ROUND_ROBIN", "managed", "MANAGED");
    private static final List<String> OF_BOOKINGS = List.of("bookingUid", "bookingId", "bookingStatus", "bookingStatusOrder",
            "bookingCreatedAt", "bookingUserId", "bookingUserName", "bookingUserEmail", "bookingUserAvatarUrl", "bookingAssignmentReason",
            "bookingStartTime", "bookingEndTime", "eventTypeId", "eventTypeParentId", "eventTypeSchedulingType");
    private static final List<String> OF_VISITS = List.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");

    private final SandboxState state;

    RoutingResponseView(SandboxState state) {
        this.state = state;
    }

    ObjectNode of(RoutingFormResponse response) {
        RoutingForm form = state.routingForms().find(response.formId()).orElseThrow();
        ObjectNode view = Json.object().put("id", response.id()).put("uuid", response.fillerId()).put("formId", form.id())
                .put("formName", form.name()).put("formTeamId", form.teamId()).put("formUserId", form.userId());
        OF_BOOKINGS.forEach(view::putNull);
        view.put("createdAt", Json.text(response.createdAt()));
        OF_VISITS.forEach(view::putNull);
        ArrayNode attendees = view.putArray("bookingAttendees");
        Optional.ofNullable(response.bookingUid()).flatMap(uid -> state.bookings().find(uid)).ifPresent(booking -> {
            put(view, booking);
            booking.attendees().forEach(attendee -> attendees.addObject().put("name", attendee.name()).put("timeZone", attendee.timeZone())
                    .put("email", attendee.email()).put("phoneNumber", attendee.phoneNumber()));
        });
        ArrayNode fields = view.putArray("fields");
        response.response().properties().forEach(answer -> fields.addObject().put("fieldId", answer.getKey())
                .put("valueString", answer.getValue().path("value").asText()).putNull("valueNumber").putNull("valueStringArray"));
        return view;
    }

    private void put(ObjectNode view, Booking booking) {
        view.put("bookingUid", booking.uid()).put("bookingId", booking.id()).put("bookingStatus", booking.status().name())
                .put("bookingStatusOrder", booking.status().ordinal() + 1).put("bookingCreatedAt", Json.text(booking.createdAt()))
                .put("bookingUserId", booking.hostId()).put("bookingStartTime", Json.text(booking.start()))
                .put("bookingEndTime", Json.text(booking.end()));
        Optional<User> host = state.users().find(booking.hostId());
        host.ifPresent(user -> view.put("bookingUserName", user.name()).put("bookingUserEmail", user.email())
                .put("bookingUserAvatarUrl", user.avatarUrl()));
        Optional<EventType> eventType = state.eventTypes().find(booking.eventTypeId());
        eventType.ifPresent(found -> view.put("eventTypeId", found.id()).put("eventTypeParentId", found.parentId())
                .put("eventTypeSchedulingType", SCHEDULING_TYPES.get(found.schedulingType())));
    }
}
