/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.EventCoHost;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Operations on the co-hosts of an event. Only hosts invite, remove and reorder them; for a co-host the event is unknown then. */
final class EventCoHostHandlers implements OperationRegistry.Group {

    private static final Schema INVITATION = new Schema().required("email", Rule.email());
    private static final Schema ORDER = new Schema().required("coHostIds", Rule.each(Rule.string()), Rule.array());

    private final SandboxState state;
    private final EventAccess access;

    EventCoHostHandlers(SandboxState state, EventAccess access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("event-co-hosts/list").handle(call -> Answer.ok(views(access.managed(call))));
        registry.on("event-co-hosts/invite").handle(this::invite);
        registry.on("event-co-hosts/remove").handle(this::remove);
        registry.on("event-co-hosts/reorder").handle(this::reorder);
    }

    private Answer invite(Call call) {
        String email = INVITATION.accept(call.bodyToCheck()).get("email").asText();
        Event event = access.hostedAndNotCancelled(call);
        boolean host = account(email).filter(user -> access.isHost(event, user)).isPresent();
        if (host || event.coHosts().stream().anyMatch(coHost -> coHost.email().equalsIgnoreCase(email))) {
            throw ApiException.conflict(email + " is a host or co-host of the event already.");
        }
        EventCoHost coHost = new EventCoHost(state.uids().uuid(), email, false);
        event.coHosts().add(coHost);
        return Answer.created(view(coHost));
    }

    private Answer remove(Call call) {
        Event event = access.hosted(call);
        String id = call.path("coHostId");
        if (!event.coHosts().removeIf(coHost -> coHost.id().equals(id))) {
            throw ApiException.notFound("Co-host with id " + id + " not found.");
        }
        return Answer.document(200, Json.object().put("status", "success"));
    }

    /** The new order must name each co-host once, so an order from before a change is refused. */
    private Answer reorder(Call call) {
        ObjectNode order = ORDER.accept(call.bodyToCheck());
        Event event = access.hosted(call);
        List<String> ids = new ArrayList<>();
        order.get("coHostIds").forEach(id -> ids.add(id.asText()));
        List<String> present = event.coHosts().stream().map(EventCoHost::id).toList();
        if (ids.size() != present.size() || !new HashSet<>(ids).equals(new HashSet<>(present))) {
            throw ApiException.badRequest("coHostIds must contain the id of each co-host of the event once.");
        }
        event.coHosts().sort((one, other) -> Integer.compare(ids.indexOf(one.id()), ids.indexOf(other.id())));
        return Answer.ok(views(event));
    }

    private ArrayNode views(Event event) {
        ArrayNode views = Json.array();
        event.coHosts().forEach(coHost -> views.add(view(coHost)));
        return views;
    }

    private ObjectNode view(EventCoHost coHost) {
        Optional<User> user = account(coHost.email());
        return Json.object().put("id", coHost.id()).put("email", coHost.email()).put("name", user.map(User::name).orElse(null))
                .put("userId", user.map(User::id).orElse(null)).put("status", coHost.accepted() ? "ACCEPTED" : "PENDING");
    }

    private Optional<User> account(String email) {
        return state.users().findFirst(user -> user.email().equalsIgnoreCase(email));
    }
}
