/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.BookingLimits;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Optional;

/**
 * Operations on the maximum number of bookings of organization members, in total and in the round robins of each team. A host who has
 * reached a limit is not available.
 */
final class BookingLimitHandlers implements OperationRegistry.Group {

    private static final List<String> INTERVALS = List.of("perDay", "perWeek", "perMonth", "perYear");
    private static final Schema LIMITS = limits();

    private final SandboxState state;
    private final Hosts hosts;

    /** Creates the operations for the state of one sandbox. */
    BookingLimitHandlers(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    private static Schema limits() {
        Schema schema = new Schema();
        INTERVALS.forEach(interval -> schema.optional(interval, Rule.min(1), Rule.integer()));
        return schema;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("me-booking-limits/get").handle(call -> Answer.ok(complete(kept(personal(call)))));
        registry.on("me-booking-limits/update").handle(this::update);
        registry.on("me-booking-limits/delete").handle(call -> delete(personal(call)));
        registry.on("me-team-booking-limits/list").handle(this::listOfTeams);
        registry.on("me-team-booking-limits/update").handle(this::updateForTeam);
        registry.on("me-team-booking-limits/delete").handle(call -> delete(new BookingLimits.Key(call.user().id(), hosted(call).id())));
    }

    private static BookingLimits.Key personal(Call call) {
        if (call.user().organizationId() == null) {
            throw ApiException.forbidden("Booking limits are only available to members of an organization.");
        }
        return new BookingLimits.Key(call.user().id(), null);
    }

    private ObjectNode kept(BookingLimits.Key key) {
        return state.bookingLimits().find(key).map(BookingLimits::limits).orElseGet(Json::object);
    }

    private Answer update(Call call) {
        return Answer.ok(complete(merge(personal(call), LIMITS.accept(call.bodyToCheck()))));
    }

    private ObjectNode merge(BookingLimits.Key key, ObjectNode given) {
        ObjectNode merged = kept(key).deepCopy();
        given.properties().forEach(limit -> {
            if (limit.getValue().isNull()) {
                merged.remove(limit.getKey());
            } else {
                merged.set(limit.getKey(), limit.getValue());
            }
        });
        return state.bookingLimits().put(new BookingLimits(key, merged)).limits();
    }

    private Answer delete(BookingLimits.Key key) {
        state.bookingLimits().remove(key);
        return Answer.document(204, null);
    }

    private static ObjectNode complete(ObjectNode limits) {
        ObjectNode complete = Json.object();
        INTERVALS.forEach(interval -> complete.set(interval, limits.has(interval) ? limits.get(interval) : Json.MAPPER.nullNode()));
        return complete;
    }

    private Answer updateForTeam(Call call) {
        ObjectNode given = LIMITS.accept(call.bodyToCheck());
        Team team = hosted(call);
        ObjectNode onTheWhole = kept(new BookingLimits.Key(call.user().id(), null));
        given.properties().forEach(limit -> {
            JsonNode most = onTheWhole.path(limit.getKey());
            if (most.isNumber() && limit.getValue().isNumber() && limit.getValue().asLong() > most.asLong()) {
                limit.setValue(most);
            }
        });
        return Answer.ok(view(team, merge(new BookingLimits.Key(call.user().id(), team.id()), given)));
    }

    /** Returns the team in the path. The caller must be a host who takes turns. */
    private Team hosted(Call call) {
        long id = call.pathNumber("teamId");
        Optional<Team> team = state.teams().find(id).filter(found -> state.memberships().find(id, call.user().id()).isPresent());
        Team found = team.orElseThrow(() -> ApiException.notFound("Team with id " + id + " not found."));
        if (!takesTurns(call.user().id(), found)) {
            throw ApiException.badRequest("You are not a round-robin host of team with id " + id + ".");
        }
        return found;
    }

    private boolean takesTurns(long user, Team team) {
        return state.eventTypes().stream().filter(EventType::isRoundRobin).filter(eventType -> eventType.teamId() == team.id())
                .flatMap(eventType -> hosts.of(eventType).stream()).anyMatch(host -> host.userId() == user && !host.mandatory());
    }

    /** Lists only limits that the caller has set, because teams cannot set limits with the API. */
    private Answer listOfTeams(Call call) {
        long user = call.user().id();
        ObjectNode data = Json.object();
        ArrayNode teams = data.putArray("teams");
        ObjectNode sums = Json.object();
        state.bookingLimits().stream().filter(limits -> limits.key().userId() == user && limits.key().teamId() != null)
                .filter(limits -> !limits.limits().isEmpty())
                .forEach(limits -> state.teams().find(limits.key().teamId()).filter(team -> takesTurns(user, team)).ifPresent(team -> {
                    teams.add(view(team, limits.limits()));
                    limits.limits().properties().forEach(limit -> sums.put(limit.getKey(),
                            sums.path(limit.getKey()).asLong() + limit.getValue().asLong()));
                }));
        ObjectNode onTheWhole = kept(new BookingLimits.Key(user, null));
        data.set("globalLimit", onTheWhole.isEmpty() ? Json.MAPPER.nullNode() : complete(onTheWhole));
        return Answer.ok(data.put("isOvercommitted", INTERVALS.stream().anyMatch(
                interval -> onTheWhole.has(interval) && sums.path(interval).asLong() > onTheWhole.get(interval).asLong())));
    }

    private static ObjectNode view(Team team, ObjectNode own) {
        ObjectNode view = Json.object().put("teamId", team.id()).put("teamName", team.name());
        view.set("teamLimit", complete(Json.object()));
        view.set("memberLimit", own.isEmpty() ? Json.MAPPER.nullNode() : complete(own));
        view.set("effectiveLimit", complete(own));
        return view;
    }
}
