/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.Hosts;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.Profile;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders event types of teams in the format of the versions 2024-04-15 and 2024-06-11. */
final class LegacyTeamEventTypeViews {

    private static final Map<String, String> SCHEDULING_TYPES =
            Map.of("collective", "COLLECTIVE", "roundRobin", "ROUND_ROBIN", "managed", "MANAGED");
    private static final int WEIGHT = 100;

    private final SandboxState state;
    private final Hosts hosts;

    LegacyTeamEventTypeViews(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    /** Returns the teams of a user. */
    List<Membership> teams(User user) {
        return state.memberships().ofUser(user.id())
                .filter(membership -> membership.accepted()
                        && state.teams().find(membership.teamId()).filter(team -> !team.organization()).isPresent())
                .toList();
    }

    /** Returns the public profile of a team. */
    ObjectNode profile(Membership membership) {
        Team team = team(membership);
        String name = team.parentId() == null ? team.name() : state.organization(team.parentId()).orElseThrow().name();
        return Json.object().put("image", "https://eu.ui-avatars.com/api/?background=fff&color=f9f9f9&bold=true&background=000000&name="
                + name.replace(" ", "%20")).put("name", team.name()).put("slug", team.slug());
    }

    /** Returns the data of the team that a member may see. */
    ObjectNode metadata(Membership membership) {
        return Json.object().put("membershipCount", state.memberships().ofTeam(membership.teamId()).size())
                .put("readOnly", membership.role() == MembershipRole.MEMBER && team(membership).parentId() == null);
    }

    Team team(Membership membership) {
        return state.teams().find(membership.teamId()).orElseThrow();
    }

    /** Sets the fields in which event types of teams, and copies of managed event types, differ from others. */
    void complete(ObjectNode view, EventType eventType) {
        Long team = eventType.teamId() != null ? eventType.teamId()
                : state.eventTypes().find(eventType.parentId()).map(EventType::teamId).orElse(null);
        state.teams().find(team == null ? 0L : team).map(Team::parentId)
                .flatMap(organization -> state.memberships().owner(organization).flatMap(owner -> state.profiles().findFirst(
                        profile -> profile.organizationId() == organization && profile.userId() == owner.userId())).map(Profile::id))
                .ifPresent(profile -> view.put("profileId", profile));
        view.put("parentId", eventType.parentId());
        if (eventType.teamId() == null) {
            return;
        }
        view.put("teamId", eventType.teamId()).put("schedulingType", SCHEDULING_TYPES.get(eventType.schedulingType())).putNull("userId")
                .putNull("owner").put("assignAllTeamMembers", eventType.assignsAllTeamMembers());
        ArrayNode views = view.putArray("hosts");
        ArrayNode users = view.putArray("userIds");
        hosts.of(eventType).forEach(host -> {
            views.add(host(eventType, host));
            users.add(host.userId());
        });
        ObjectNode teamView = view.putObject("team").put("id", eventType.teamId());
        state.memberships().owner(eventType.teamId()).flatMap(owner -> state.users().find(owner.userId())).ifPresent(owner -> teamView
                .putArray("members").addObject().putObject("user").put("timeZone", owner.timeZone().name()));
        ArrayNode locations = Json.array();
        eventType.locations().forEach(location -> locations.addObject().put("type", location.path("type").asText().toLowerCase(Locale.ROOT)));
        view.set("locations", locations);
    }

    private ObjectNode host(EventType eventType, Host host) {
        ObjectNode view = Json.object().put("userId", host.userId()).put("eventTypeId", eventType.id()).put("isFixed", host.mandatory())
                .put("priority", host.rank()).put("weight", WEIGHT).putNull("weightAdjustment").putNull("scheduleId")
                .put("createdAt", Json.text(eventType.createdAt())).putNull("groupId").putNull("memberId");
        User user = hosts.user(host);
        view.putObject("user").put("name", user.name()).put("avatarUrl", user.avatarUrl()).put("username", user.username())
                .put("id", user.id()).put("timeZone", user.timeZone().name());
        return view;
    }
}
