/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventRegistration;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Processing;
import io.vertx.core.Future;

/** Operations on single locations of an event. A change takes time, and fails with 409 if the event has changed meanwhile. */
final class EventLocationHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final EventAccess access;
    private final Processing processing;

    EventLocationHandlers(SandboxState state, EventAccess access, Processing processing) {
        this.state = state;
        this.access = access;
        this.processing = processing;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("event-locations/list").handle(call -> Answer.ok(access.managed(call).locations()));
        registry.on("event-locations/add").handleLater(this::add);
        registry.on("event-locations/update").handleLater(this::update);
        registry.on("event-locations/delete").handleLater(this::delete);
    }

    /** The changed locations of an event and the answer about them. */
    private record Change(ArrayNode locations, Answer answer) {
    }

    private Future<Answer> add(Call call) {
        Event event = access.managedAndNotCancelled(call);
        ArrayNode locations = locations(event);
        ObjectNode location = EventLocations.added(state, locations, call.bodyToCheck());
        requireFreeForCoHost(call, event, location);
        return store(event, new Change(locations.add(location), Answer.created(location)));
    }

    private Future<Answer> update(Call call) {
        Event event = access.managedAndNotCancelled(call);
        ArrayNode locations = locations(event);
        int index = index(call, locations);
        ObjectNode changed = EventLocations.changed(locations.get(index), call.bodyToCheck(), event.publishedAt() != null);
        requireFreeForCoHost(call, event, locations.get(index));
        requireFreeForCoHost(call, event, changed);
        locations.set(index, changed);
        return store(event, new Change(locations, Answer.ok(changed)));
    }

    private Future<Answer> delete(Call call) {
        Event event = access.managedAndNotCancelled(call);
        ArrayNode locations = locations(event);
        int index = index(call, locations);
        requireFreeForCoHost(call, event, locations.get(index));
        String id = locations.get(index).path("id").asText();
        if (event.registrations().stream().anyMatch(registration -> id.equals(registration.locationId())
                && registration.status() == EventRegistration.Status.CONFIRMED)) {
            throw ApiException.badRequest("The location has confirmed guests.");
        }
        locations.remove(index);
        return store(event, new Change(locations, Answer.document(200, Json.object().put("status", "success"))));
    }

    private Future<Answer> store(Event event, Change change) {
        long read = event.revision();
        return processing.pause().map(ignored -> {
            if (event.revision() != read) {
                throw ApiException.conflict("The event was changed meanwhile. Read it again and repeat the change.");
            }
            event.setSettings(event.settings().deepCopy().set("locations", change.locations()));
            return change.answer();
        });
    }

    private static ArrayNode locations(Event event) {
        return event.locations().deepCopy();
    }

    private static int index(Call call, ArrayNode locations) {
        String id = call.path("locationId");
        for (int i = 0; i < locations.size(); i++) {
            if (locations.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        throw ApiException.notFound("Location with id " + id + " not found.");
    }

    private void requireFreeForCoHost(Call call, Event event, JsonNode location) {
        if (!access.isHost(event, call.user()) && location.path("price").asLong() > 0) {
            throw ApiException.forbidden("Co-hosts may change free locations only.");
        }
    }
}
