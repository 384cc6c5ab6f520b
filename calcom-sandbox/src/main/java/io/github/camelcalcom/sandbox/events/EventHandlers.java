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
import io.github.camelcalcom.sandbox.state.EventRegistration;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

/** Operations on single events: drafts, publishing, cancelling and deleting. */
final class EventHandlers implements OperationRegistry.Group {

    private static final Schema REASON = new Schema().optional("reason", Rule.string());
    private static final Schema COORDINATES = new Schema()
            .required("latitude", Rule.max(90), Rule.min(-90), Rule.number())
            .required("longitude", Rule.max(180), Rule.min(-180), Rule.number());
    private static final Schema INVITATION = new Schema()
            .required("emails", Rule.each(Rule.email()), Rule.notEmptyArray())
            .optional("hostNote", Rule.string());

    private final SandboxState state;
    private final EventAccess access;
    private final EventViews views;
    private final EventInput input;

    EventHandlers(SandboxState state, EventAccess access, EventViews views) {
        this.state = state;
        this.access = access;
        this.views = views;
        this.input = new EventInput(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("events/create").handle(this::create);
        registry.on("events/get").handle(call -> Answer.ok(views.details(access.managed(call))));
        registry.on("events/update").handle(this::update);
        registry.on("events/publish").handle(this::publish);
        registry.on("events/cancel").handle(this::cancel);
        registry.on("events/delete").handle(this::delete);
        registry.on("events/update-coordinates").handle(this::updateCoordinates);
        registry.on("events/invite").handle(this::invite);
    }

    private Answer create(Call call) {
        Event event = state.events().put(new Event(state.uids().uuid(), call.user().id(), null,
                input.created(call.bodyToCheck(), call.user()), call.now()));
        return Answer.created(views.details(event));
    }

    private Answer update(Call call) {
        Event event = access.managedAndNotCancelled(call);
        event.setSettings(input.changed(call.bodyToCheck(), event, access.isHost(event, call.user()), call.user()));
        return Answer.ok(views.details(event));
    }

    private Answer publish(Call call) {
        Event event = access.hostedAndNotCancelled(call);
        if (event.publishedAt() != null) {
            throw ApiException.badRequest("The event is published already.");
        }
        event.publish(call.now());
        return Answer.ok(views.details(event));
    }

    private Answer cancel(Call call) {
        ObjectNode given = REASON.accept(call.bodyToCheck());
        Event event = access.hosted(call);
        if (event.cancelledAt() != null) {
            throw ApiException.badRequest("The event is cancelled already.");
        }
        event.cancel(call.now(), Json.textOrNull(given, "reason"));
        return Answer.ok(views.details(event));
    }

    private Answer delete(Call call) {
        Event event = access.hosted(call);
        if (event.publishedAt() != null && event.isPaid()) {
            throw ApiException.badRequest("A published event with a price cannot be deleted.");
        }
        if (event.cancelledAt() == null && event.count(EventRegistration.Status.CONFIRMED) > 0) {
            throw ApiException.badRequest("The event has confirmed guests. Cancel it before it is deleted.");
        }
        state.events().remove(event.uuid());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private Answer updateCoordinates(Call call) {
        ObjectNode coordinates = COORDINATES.accept(call.bodyToCheck());
        Event event = access.managedAndNotCancelled(call);
        event.setSettings(event.settings().deepCopy().setAll(coordinates));
        return Answer.ok(views.details(event));
    }

    /** Counts each address once, also if it was invited before. */
    private Answer invite(Call call) {
        ObjectNode invitation = INVITATION.accept(call.bodyToCheck());
        Event event = access.managed(call);
        if (!event.isOpen()) {
            throw ApiException.badRequest("Guests can be invited to published events only.");
        }
        int before = event.invited().size();
        for (JsonNode email : invitation.get("emails")) {
            if (event.invited().stream().noneMatch(email.asText()::equalsIgnoreCase)) {
                event.invited().add(email.asText());
            }
        }
        return Answer.created(Json.object().put("invitedCount", event.invited().size() - before));
    }
}
