/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;

/** Renders teams and their memberships. */
public final class TeamViews {

    private final SandboxState state;

    TeamViews(SandboxState state) {
        this.state = state;
    }

    ObjectNode team(Team team) {
        return Json.object().put("id", team.id()).put("parentId", team.parentId()).put("isOrganization", team.organization())
                .setAll(team.settings());
    }

    /** Returns a team with the membership of a user. */
    ObjectNode team(Team team, User user) {
        ObjectNode view = team(team);
        state.memberships().find(team.id(), user.id()).ifPresent(
                membership -> view.put("accepted", membership.accepted()).put("role", membership.role().name()));
        return view;
    }

    ObjectNode membership(Membership membership) {
        ObjectNode view = Json.object().put("id", membership.id()).put("userId", membership.userId()).put("teamId", membership.teamId())
                .put("accepted", membership.accepted()).put("role", membership.role().name())
                .put("disableImpersonation", membership.disableImpersonation());
        User user = state.users().find(membership.userId()).orElseThrow();
        ObjectNode member = user(user);
        if (!user.metadata().isEmpty()) {
            member.set("metadata", user.metadata());
        }
        view.set("user", member);
        return view;
    }

    /** Returns the data of a member that all members may see. */
    public static ObjectNode user(User user) {
        return Json.object().put("avatarUrl", user.avatarUrl()).put("username", user.username()).put("name", user.name())
                .put("email", user.email()).put("bio", user.bio());
    }
}
