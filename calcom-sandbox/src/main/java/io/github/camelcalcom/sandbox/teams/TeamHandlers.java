/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.stream.Stream;

/** Operations on teams, with or without an organization. */
final class TeamHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final Teams teams;
    private final TeamViews views;

    TeamHandlers(SandboxState state) {
        this.state = state;
        this.teams = new Teams(state);
        this.views = new TeamViews(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("teams/create").handle(this::create);
        registry.on("teams/list").handle(this::list);
        registry.on("teams/get").handle(call -> Answer.ok(state.teams().find(call.pathNumber("teamId")).map(views::team).orElse(null)));
        registry.on("teams/update").handle(this::update);
        registry.on("teams/delete").handle(this::delete);
        registry.on("org-teams/create").handle(this::createInOrganization);
        registry.on("org-teams/list").handle(call -> Answer.ok(PageRequest.of(call).of(of(call.pathNumber("orgId")), views::team)));
        registry.on("org-teams/list-mine").handle(this::listMine);
        registry.on("org-teams/get").handle(call -> Answer.ok(views.team(existing(call))));
        registry.on("org-teams/update").handle(this::update);
        registry.on("org-teams/delete").handle(this::delete);
    }

    private Answer create(Call call) {
        ObjectNode input = TeamInput.checkedForCreate(call.bodyToCheck());
        User user = call.user();
        String name = input.get("name").asText();
        if (memberTeams(user).anyMatch(team -> team.name().equals(name))) {
            throw ApiException.badRequestWithoutError("You already have created a team with name=" + name);
        }
        boolean accepted = input.path("autoAcceptCreator").asBoolean(true);
        return Answer.created(views.team(teams.create(null, user, input, accepted, call.now())));
    }

    private Answer createInOrganization(Call call) {
        ObjectNode input = TeamInput.checkedForCreate(call.bodyToCheck());
        long organization = call.pathNumber("orgId");
        String slug = Json.textOrNull(input, "slug");
        if (slug != null && of(organization).anyMatch(team -> slug.equals(team.slug()))) {
            // the real server's database uses an id for the row that it refuses
            state.teams().nextId();
            throw ApiException.duplicateRecord();
        }
        boolean accepted = input.path("autoAcceptCreator").asBoolean(true);
        return Answer.created(views.team(teams.create(organization, call.user(), input, accepted, call.now())));
    }

    private Answer list(Call call) {
        ArrayNode list = Json.array();
        memberTeams(call.user()).map(views::team).forEach(list::add);
        return Answer.ok(list);
    }

    /** A manager of the organization sees all of its teams. */
    private Answer listMine(Call call) {
        long organization = call.pathNumber("orgId");
        User user = call.user();
        boolean all = state.memberships().find(organization, user.id())
                .filter(membership -> membership.role().includes(MembershipRole.ADMIN)).isPresent();
        Stream<Team> seen = of(organization).filter(team -> all || state.memberships().find(team.id(), user.id()).isPresent());
        return Answer.ok(PageRequest.of(call).of(seen, team -> views.team(team, user)));
    }

    private Answer update(Call call) {
        ObjectNode input = TeamInput.checkedForUpdate(call.bodyToCheck());
        Team team = existing(call);
        return Answer.ok(views.team(state.teams().put(team.with(TeamInput.updated(team.settings(), input)))));
    }

    private Answer delete(Call call) {
        Team team = existing(call);
        teams.delete(team);
        return Answer.ok(views.team(team));
    }

    private Team existing(Call call) {
        return state.teams().find(call.pathNumber("teamId")).orElseThrow(ApiException::missingRecord);
    }

    private Stream<Team> of(long organization) {
        return state.teams().stream().filter(team -> team.isTeamOf(organization));
    }

    private Stream<Team> memberTeams(User user) {
        return state.memberships().ofUser(user.id()).filter(membership -> membership.accepted())
                .flatMap(membership -> state.teams().find(membership.teamId()).stream()).filter(team -> !team.organization());
    }
}
