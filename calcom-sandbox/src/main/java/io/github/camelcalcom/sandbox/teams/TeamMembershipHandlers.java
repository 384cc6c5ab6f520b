/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Operations on members of teams, with or without an organization. */
final class TeamMembershipHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final TeamViews views;

    TeamMembershipHandlers(SandboxState state) {
        this.state = state;
        this.views = new TeamViews(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        for (String resource : List.of("team-memberships", "org-team-memberships")) {
            registry.on(resource + "/create").handle(this::create);
            registry.on(resource + "/list").handle(this::list);
            registry.on(resource + "/get").handle(call -> Answer.ok(views.membership(existing(call, () -> ApiException.notFound(
                    "Organization's Team membership not found")))));
            registry.on(resource + "/update").handle(this::update);
            registry.on(resource + "/delete").handle(this::delete);
        }
    }

    private Answer create(Call call) {
        ObjectNode input = MembershipInput.checkedForCreate(call.bodyToCheck());
        long team = call.pathNumber("teamId");
        long user = input.get("userId").asLong();
        if (isOfOrganization(call) && state.memberships().find(call.pathNumber("orgId"), user).isEmpty()) {
            throw ApiException.of(422, "User is not part of the Organization");
        }
        if (state.users().find(user).isEmpty()) {
            state.memberships().skipNumber();
            throw ApiException.missingReference();
        }
        if (state.memberships().find(team, user).isPresent()) {
            state.memberships().skipNumber();
            throw ApiException.duplicateRecord();
        }
        Membership membership = state.memberships().add(team, user, input.path("accepted").asBoolean(false),
                MembershipInput.role(input, MembershipRole.MEMBER), call.now(), false);
        return Answer.created(views.membership(membership));
    }

    private Answer list(Call call) {
        Optional<Set<String>> emails = call.query("emails").map(list -> Set.of(list.split(",")));
        Stream<Membership> members = state.memberships().ofTeam(call.pathNumber("teamId")).stream().filter(membership -> emails.isEmpty()
                || state.users().find(membership.userId()).filter(user -> emails.get().contains(user.email())).isPresent());
        return Answer.ok(PageRequest.of(call).of(members, views::membership));
    }

    private Answer update(Call call) {
        call.pathNumber("membershipId");
        ObjectNode input = MembershipInput.checkedForUpdate(call.bodyToCheck());
        Membership membership = existing(call, () -> isOfOrganization(call)
                ? ApiException.notFound("Organization's Team membership not found") : ApiException.missingRecord());
        return Answer.ok(views.membership(state.memberships().put(MembershipInput.updated(membership, input, call.now()))));
    }

    private Answer delete(Call call) {
        Membership membership = existing(call, () -> ApiException.notFound("Membership with id " + call.path("membershipId")
                + " not found in team " + call.path("teamId") + (isOfOrganization(call) ? " of organization " + call.path("orgId") : "")));
        ObjectNode view = views.membership(membership);
        state.memberships().removeIf(other -> other.id() == membership.id());
        return Answer.ok(view);
    }

    private Membership existing(Call call, Supplier<ApiException> missing) {
        long team = call.pathNumber("teamId");
        return state.memberships().find(call.pathNumber("membershipId")).filter(membership -> membership.teamId() == team).orElseThrow(missing);
    }

    private static boolean isOfOrganization(Call call) {
        return call.operation().path().contains("{orgId}");
    }
}
