/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.BookingLimitPool;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Operations on booking limit pools of teams. Event types are named by UUIDs, which the list contains; their numbers are accepted too. A
 * full host is not selected for bookings of the pool's event types.
 */
final class LimitPoolHandlers implements OperationRegistry.Group {

    private static final String RESOURCE = "team-booking-limit-pools/";
    private static final List<String> INTERVALS = List.of("perDay", "perWeek", "perMonth", "perYear");

    private static final Schema LIMITS = limits(new Schema());
    private static final Schema CREATE = limits(new Schema().required("name", Rule.notEmpty(), Rule.string())
            .required("eventTypeIds", Rule.notEmptyArray()));
    private static final Schema UPDATE = limits(new Schema().optional("name", Rule.notEmpty(), Rule.string())
            .optional("eventTypeIds", Rule.notEmptyArray()));
    private static final Schema OF_HOST = new Schema().required("hostLimit", LIMITS, Rule.object());

    private final SandboxState state;
    private final Hosts hosts;

    LimitPoolHandlers(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    private static Schema limits(Schema schema) {
        INTERVALS.forEach(interval -> schema.optional(interval, Rule.min(1), Rule.integer()));
        return schema;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on(RESOURCE + "list").handle(this::list);
        registry.on(RESOURCE + "create").handle(this::create);
        registry.on(RESOURCE + "update").handle(this::update);
        registry.on(RESOURCE + "delete").handle(this::delete);
        registry.on(RESOURCE + "list-hosts").handle(this::listHosts);
        registry.on(RESOURCE + "set-host-limit").handle(call -> limitHost(call, merge(ownLimit(call), hostLimit(call))));
        registry.on(RESOURCE + "replace-host-limit").handle(call -> limitHost(call, merge(Json.object(), hostLimit(call))));
        registry.on(RESOURCE + "clear-host-limit").handle(call -> {
            limitHost(call, Json.object());
            return Answer.document(200, Json.object().put("status", "success"));
        });
    }

    private Answer list(Call call) {
        long team = call.pathNumber("teamId");
        ObjectNode data = Json.object();
        ArrayNode pools = data.putArray("pools");
        state.bookingLimitPools().stream().filter(pool -> pool.teamId() == team).forEach(pool -> pools.add(view(pool)));
        ArrayNode eventTypes = data.putArray("eventTypes");
        turns(team).forEach(eventType -> eventTypes.add(view(eventType)));
        return Answer.ok(data);
    }

    private Answer create(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        BookingLimitPool pool = new BookingLimitPool(state.uids().uuid(), call.pathNumber("teamId"), input.get("name").asText(),
                eventTypes(call, input.get("eventTypeIds")), requireLimit(merge(Json.object(), input)), Map.of());
        return Answer.created(view(state.bookingLimitPools().put(pool)));
    }

    private Answer update(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        BookingLimitPool old = pool(call);
        BookingLimitPool pool = new BookingLimitPool(old.id(), old.teamId(), input.path("name").asText(old.name()),
                input.hasNonNull("eventTypeIds") ? eventTypes(call, input.get("eventTypeIds")) : old.eventTypeIds(),
                requireLimit(merge(old.limits(), input)), old.ofHosts());
        return Answer.ok(view(state.bookingLimitPools().put(pool)));
    }

    private Answer delete(Call call) {
        state.bookingLimitPools().remove(pool(call).id());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private Answer listHosts(Call call) {
        BookingLimitPool pool = pool(call);
        ArrayNode views = Json.array();
        hostsOf(pool).forEach(user -> views.add(view(pool, user)));
        return Answer.ok(views);
    }

    private static ObjectNode hostLimit(Call call) {
        return (ObjectNode) OF_HOST.accept(call.bodyToCheck()).get("hostLimit");
    }

    private ObjectNode ownLimit(Call call) {
        return pool(call).ofHosts().getOrDefault(call.pathNumber("userId"), Json.object());
    }

    /** @param limit limit of the host; empty for none */
    private Answer limitHost(Call call, ObjectNode limit) {
        BookingLimitPool pool = pool(call);
        long id = call.pathNumber("userId");
        User host = hostsOf(pool).filter(user -> user.id() == id).findFirst()
                .orElseThrow(() -> ApiException.notFound("User with id " + id + " is not a host of the booking limit pool."));
        Map<Long, ObjectNode> limits = new HashMap<>(pool.ofHosts());
        if (limit.isEmpty()) {
            limits.remove(id);
        } else {
            limits.put(id, limit);
        }
        return Answer.ok(view(state.bookingLimitPools().put(pool.withHosts(limits)), host));
    }

    private BookingLimitPool pool(Call call) {
        long team = call.pathNumber("teamId");
        return state.bookingLimitPools().find(call.path("poolId")).filter(pool -> pool.teamId() == team)
                .orElseThrow(() -> ApiException.notFound("Booking limit pool with id " + call.path("poolId") + " not found."));
    }

    /** Returns the limits after a change. Null removes a limit. */
    private static ObjectNode merge(ObjectNode before, ObjectNode given) {
        ObjectNode merged = before.deepCopy();
        INTERVALS.stream().filter(given::has).forEach(interval -> {
            if (given.get(interval).isNull()) {
                merged.remove(interval);
            } else {
                merged.set(interval, given.get(interval));
            }
        });
        return merged;
    }

    private static ObjectNode requireLimit(ObjectNode limits) {
        if (limits.isEmpty()) {
            throw ApiException.badRequest("At least one of " + String.join(", ", INTERVALS) + " is required.");
        }
        return limits;
    }

    private Stream<EventType> turns(long team) {
        return state.eventTypes().stream().filter(eventType -> Long.valueOf(team).equals(eventType.teamId()) && eventType.isRoundRobin());
    }

    private List<Long> eventTypes(Call call, JsonNode ids) {
        List<Long> found = new ArrayList<>();
        for (JsonNode id : ids) {
            found.add(turns(call.pathNumber("teamId"))
                    .filter(eventType -> id.asText().equals(uuid(eventType.id())) || id.asText().equals(Long.toString(eventType.id())))
                    .findFirst().map(EventType::id).orElseThrow(() -> ApiException.badRequest(
                            "Event type " + id.asText() + " is not a round-robin event type of the team.")));
        }
        return found.stream().distinct().toList();
    }

    private static String uuid(long eventType) {
        return UUID.nameUUIDFromBytes(("event-type-" + eventType).getBytes(UTF_8)).toString();
    }

    private Stream<User> hostsOf(BookingLimitPool pool) {
        return pool.eventTypeIds().stream().flatMap(id -> state.eventTypes().find(id).stream()).flatMap(eventType -> hosts.of(eventType).stream())
                .filter(host -> !host.mandatory()).map(Host::userId).distinct().sorted().flatMap(id -> state.users().find(id).stream());
    }

    private static ObjectNode complete(ObjectNode limits) {
        ObjectNode complete = Json.object();
        UnaryOperator<JsonNode> orNull = value -> value == null ? Json.MAPPER.nullNode() : value;
        INTERVALS.forEach(interval -> complete.set(interval, orNull.apply(limits.get(interval))));
        return complete;
    }

    private ObjectNode view(BookingLimitPool pool) {
        ObjectNode view = Json.object().put("id", pool.id()).put("teamId", pool.teamId()).put("name", pool.name());
        view.set("eventTypeIds", Json.array(pool.eventTypeIds().stream().map(LimitPoolHandlers::uuid).toList()));
        return view.setAll(complete(pool.limits()));
    }

    private static ObjectNode view(EventType eventType) {
        return Json.object().put("id", uuid(eventType.id())).put("eventTypeId", eventType.id()).put("title", eventType.title())
                .put("slug", eventType.slug());
    }

    private static ObjectNode view(BookingLimitPool pool, User host) {
        ObjectNode own = pool.ofHosts().get(host.id());
        ObjectNode view = Json.object().put("userId", host.id()).put("name", host.name()).put("username", host.username());
        view.set("hostLimit", own == null ? Json.MAPPER.nullNode() : complete(own));
        view.set("effectiveLimit", complete(pool.inForce(host.id())));
        return view;
    }
}
