/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventMessage;
import io.github.camelcalcom.sandbox.state.EventRegistration;
import io.github.camelcalcom.sandbox.state.EventRegistration.Status;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.CursorPage;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/** Operations on the guests of an event: registrations, check-ins and messages. The sandbox sends no mail. */
final class EventGuestHandlers implements OperationRegistry.Group {

    private static final Schema APPROVAL = new Schema().optional("search", Rule.string()).optional("locationId", Rule.string())
            .optional("retry", Rule.bool());
    private static final Schema CHECK_IN = new Schema().required("checkInToken", Rule.notEmpty(), Rule.string());
    private static final Schema MESSAGE = new Schema().required("subject", Rule.notEmpty(), Rule.string())
            .required("body", Rule.notEmpty(), Rule.string()).optional("locationId", Rule.string()).optional("checkedIn", Rule.bool());

    private final SandboxState state;
    private final EventAccess access;

    EventGuestHandlers(SandboxState state, EventAccess access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("events/bookings").handle(this::bookings);
        registry.on("event-registrations/counts").handle(call -> Answer.ok(counts(access.managed(call))));
        registry.on("event-registrations/approve-all").handle(this::approveAll);
        registry.on("event-registrations/decline").handle(this::decline);
        registry.on("event-registrations/undo-check-in").handle(this::undoCheckIn);
        registry.on("event-check-ins/create").handle(this::checkIn);
        registry.on("event-messages/create").handle(this::send);
        registry.on("event-messages/list").handle(this::messages);
    }

    private Answer bookings(Call call) {
        Event event = access.managed(call);
        return CursorPage.of(call, event.registrations(), EventRegistration::id, registration -> booking(event, registration));
    }

    private static ObjectNode booking(Event event, EventRegistration registration) {
        ObjectNode view = view(registration).put("title", event.settings().path("title").asText())
                .put("startTime", Json.text(event.start())).put("endTime", Json.text(event.end()));
        view.putArray("attendees").addObject().put("name", registration.name()).put("email", registration.email());
        return view;
    }

    private static ObjectNode view(EventRegistration registration) {
        ObjectNode view = Json.object().put("uid", registration.id()).put("id", registration.id()).put("name", registration.name())
                .put("email", registration.email()).put("locationId", registration.locationId()).put("status", registration.status().name());
        view.set("checkedInAt", Json.instant(registration.checkedInAt()));
        return view.put("createdAt", Json.text(registration.createdAt()));
    }

    private static ObjectNode counts(Event event) {
        ObjectNode counts = Json.object().put("total", event.registrations().size());
        for (Status status : Status.values()) {
            counts.put(status.name().toLowerCase(Locale.ROOT), event.count(status));
        }
        return counts.put("checkedIn", event.registrations().stream().filter(guest -> guest.checkedInAt() != null).count());
    }

    /** Approves guests in the order of their registration as long as there are places. Those who failed before are tried with retry only. */
    private Answer approveAll(Call call) {
        ObjectNode input = APPROVAL.accept(call.bodyToCheck());
        Event event = access.managedAndNotCancelled(call);
        String search = input.path("search").asText("").toLowerCase(Locale.ROOT);
        Predicate<EventRegistration> wanted = guest -> guest.status() == Status.PENDING
                && (!guest.failed() || input.path("retry").asBoolean())
                && (guest.name() + ' ' + guest.email()).toLowerCase(Locale.ROOT).contains(search)
                && (!input.hasNonNull("locationId") || input.get("locationId").asText().equals(guest.locationId()));
        int approved = 0;
        int failed = 0;
        for (EventRegistration guest : event.registrations().stream().filter(wanted).toList()) {
            boolean place = event.hasPlace(guest.locationId());
            event.change(guest.id(), found -> place ? found.with(Status.CONFIRMED) : found.withFailure());
            approved += place ? 1 : 0;
            failed += place ? 0 : 1;
        }
        return Answer.ok(Json.object().put("approvedCount", approved).put("failedCount", failed));
    }

    private Answer decline(Call call) {
        Event event = access.managedAndNotCancelled(call);
        EventRegistration registration = registration(call, event);
        if (registration.status() == Status.DECLINED) {
            throw ApiException.badRequest("The registration is declined already.");
        }
        return Answer.ok(view(event.change(registration.id(), guest -> guest.with(Status.DECLINED)).orElseThrow()));
    }

    private Answer checkIn(Call call) {
        String token = CHECK_IN.accept(call.bodyToCheck()).get("checkInToken").asText();
        Event event = access.managedAndNotCancelled(call);
        EventRegistration registration = event.registrations().stream().filter(guest -> guest.checkInToken().equals(token)).findFirst()
                .orElseThrow(() -> ApiException.notFound("No registration of this event has the check-in token."));
        if (registration.status() != Status.CONFIRMED) {
            throw ApiException.badRequest("Only confirmed guests can be checked in.");
        }
        if (registration.checkedInAt() != null) {
            throw ApiException.conflict("The guest is checked in already.");
        }
        return Answer.created(view(event.change(registration.id(), guest -> guest.checkedIn(call.now())).orElseThrow()));
    }

    private Answer undoCheckIn(Call call) {
        Event event = access.managedAndNotCancelled(call);
        EventRegistration registration = registration(call, event);
        if (registration.checkedInAt() == null) {
            throw ApiException.badRequest("The guest is not checked in.");
        }
        return Answer.ok(view(event.change(registration.id(), guest -> guest.checkedIn(null)).orElseThrow()));
    }

    private static EventRegistration registration(Call call, Event event) {
        String id = call.path("registrationId");
        return event.registrations().stream().filter(guest -> guest.id().equals(id)).findFirst()
                .orElseThrow(() -> ApiException.notFound("Registration with id " + id + " not found."));
    }

    private Answer send(Call call) {
        ObjectNode input = MESSAGE.accept(call.bodyToCheck());
        Event event = access.hosted(call);
        if (event.publishedAt() == null) {
            throw ApiException.badRequest("Messages can be sent to the guests of published events only.");
        }
        String location = Json.textOrNull(input, "locationId");
        if (location != null && event.location(location).isEmpty()) {
            throw ApiException.notFound("Location with id " + location + " not found.");
        }
        Boolean checkedIn = input.hasNonNull("checkedIn") ? input.get("checkedIn").asBoolean() : null;
        long recipients = event.registrations().stream().filter(guest -> guest.status() == Status.CONFIRMED)
                .filter(guest -> location == null || Objects.equals(location, guest.locationId()))
                .filter(guest -> checkedIn == null || checkedIn == (guest.checkedInAt() != null)).count();
        EventMessage message = new EventMessage(state.uids().uuid(), input.get("subject").asText(), input.get("body").asText(), location,
                checkedIn, (int) recipients, call.user().id(), call.now());
        event.messages().add(message);
        return Answer.created(view(message));
    }

    private Answer messages(Call call) {
        List<EventMessage> newestFirst = new ArrayList<>(access.managed(call).messages());
        Collections.reverse(newestFirst);
        return CursorPage.of(call, newestFirst, EventMessage::id, EventGuestHandlers::view);
    }

    private static JsonNode view(EventMessage message) {
        ObjectNode view = Json.object().put("id", message.id()).put("subject", message.subject()).put("body", message.body())
                .put("locationId", message.locationId()).put("checkedIn", message.checkedIn()).put("status", "SENT")
                .put("recipientCount", message.recipients());
        view.putObject("delivery").put("sent", message.recipients()).put("failed", 0);
        return view.put("senderId", message.senderId()).put("createdAt", Json.text(message.createdAt()));
    }
}
