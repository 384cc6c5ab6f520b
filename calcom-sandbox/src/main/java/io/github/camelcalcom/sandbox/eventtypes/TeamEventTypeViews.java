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
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

import java.util.List;

/** Renders event types of teams. */
final class TeamEventTypeViews {

    private static final List<String> TEAM_FIELDS =
            List.of("name", "slug", "bannerUrl", "logoUrl", "weekStart", "brandColor", "darkBrandColor", "theme");

    private final SandboxState state;
    private final Hosts hosts;

    TeamEventTypeViews(SandboxState state) {
        this.state = state;
        this.hosts = new Hosts(state);
    }

    /**
     * Returns an event type of a team, or a host's copy of a managed one.
     *
     * @throws io.github.camelcalcom.sandbox.http.ApiException 400 if the real server cannot read the settings
     */
    ObjectNode details(EventType eventType) {
        StorageRules.requireReadable(eventType.settings());
        ObjectNode view = Json.object().put("id", eventType.id());
        view.setAll(eventType.settings().deepCopy());
        if (eventType.teamId() == null) {
            view.putArray("hosts");
            view.put("ownerId", eventType.ownerId()).putNull("schedulingType").remove("calVideoSettings");
        } else {
            view.set("hosts", hosts(eventType, Integer.MAX_VALUE));
            view.putNull("ownerId");
        }
        view.put("teamId", eventType.teamId()).put("parentEventTypeId", eventType.parentId());
        view.putObject("team").put("id", eventType.teamId());
        return view;
    }

    /**
     * Returns the representation in lists.
     *
     * @param mostHosts maximum number of hosts
     */
    ObjectNode listed(EventType eventType, int mostHosts) {
        ObjectNode view = details(eventType);
        view.set("hosts", hosts(eventType, mostHosts));
        Team team = state.teams().find(eventType.teamId()).orElseThrow();
        ObjectNode teamView = (ObjectNode) view.get("team");
        TEAM_FIELDS.forEach(name -> teamView.set(name, team.settings().path(name)));
        return view;
    }

    private ArrayNode hosts(EventType eventType, int most) {
        ArrayNode views = Json.array();
        hosts.of(eventType).stream().limit(most).forEach(host -> views.add(host(eventType, host)));
        return views;
    }

    private ObjectNode host(EventType eventType, Host host) {
        ObjectNode view = Json.object();
        if (eventType.isRoundRobin()) {
            view.put("mandatory", host.mandatory()).put("priority", host.priority());
        }
        User user = hosts.user(host);
        return view.put("userId", user.id()).put("name", user.name()).put("username", user.username()).put("avatarUrl", user.avatarUrl());
    }
}
