/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.CallHandler;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.CursorPage;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists of events of users and teams, the newest start first. Older versions have pages by position, newer ones by cursor. */
final class EventListHandlers implements OperationRegistry.Group {

    private static final ApiVersion[] BY_CURSOR = {ApiVersion.V2026_05_01, ApiVersion.V2026_06_12};

    private final SandboxState state;
    private final EventAccess access;
    private final EventViews views;

    EventListHandlers(SandboxState state, EventAccess access, EventViews views) {
        this.state = state;
        this.access = access;
        this.views = views;
    }

    @Override
    public void register(OperationRegistry registry) {
        list(registry, "events/list", this::ownEvents);
        list(registry, "team-events/list", this::teamEvents);
        registry.on("events/host-candidates").handle(this::hostCandidates);
    }

    private void list(OperationRegistry registry, String operation, Function<Call, List<Event>> events) {
        EnumSet<ApiVersion> byPosition = EnumSet.allOf(ApiVersion.class);
        byPosition.removeAll(List.of(BY_CURSOR));
        CallHandler.Immediate cursor = call -> CursorPage.of(call, events.apply(call), Event::uuid, event -> views.listed(event, call.user()));
        CallHandler.Immediate position = call -> Answer.ok(PageRequest.of(call).of(events.apply(call).stream(),
                event -> views.listed(event, call.user())));
        registry.on(operation).handle(cursor, BY_CURSOR).handle(position, byPosition.toArray(ApiVersion[]::new));
    }

    private List<Event> ownEvents(Call call) {
        User user = call.user();
        return newestFirst(event -> event.teamId() == null && access.isHost(event, user) || event.isCoHost(user.email()));
    }

    private List<Event> teamEvents(Call call) {
        long team = call.pathNumber("teamId");
        Long organization = state.teams().find(team).map(Team::parentId).orElse(null);
        boolean member = Stream.of(team, organization == null ? team : organization)
                .anyMatch(id -> state.memberships().find(id, call.user().id()).filter(Membership::accepted).isPresent());
        if (!member) {
            throw ApiException.forbidden("User is not a member of the team with id=" + team + ".");
        }
        return newestFirst(event -> Long.valueOf(team).equals(event.teamId()));
    }

    private List<Event> newestFirst(Predicate<Event> condition) {
        return state.events().stream().filter(condition)
                .sorted(Comparator.comparing(Event::start).reversed().thenComparing(Event::uuid)).toList();
    }

    /** Lists the members of the event's team who are no hosts yet. */
    private Answer hostCandidates(Call call) {
        Event event = access.hosted(call);
        String search = call.query("search").orElse("").toLowerCase(Locale.ROOT);
        ArrayNode candidates = Json.array();
        if (event.teamId() != null) {
            ArrayNode hosts = (ArrayNode) views.details(event).get("hosts");
            List<Long> present = hosts.findValues("userId").stream().map(id -> id.asLong()).toList();
            state.memberships().ofTeam(event.teamId()).stream().filter(Membership::accepted).map(Membership::userId)
                    .filter(id -> !present.contains(id)).flatMap(id -> state.users().find(id).stream())
                    .filter(user -> (user.name() + ' ' + user.email()).toLowerCase(Locale.ROOT).contains(search))
                    .forEach(user -> candidates.add(EventViews.person(user, true)));
        }
        return Answer.ok(candidates);
    }
}
