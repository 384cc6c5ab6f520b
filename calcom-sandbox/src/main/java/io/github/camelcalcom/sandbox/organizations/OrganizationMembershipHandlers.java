/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.teams.MembershipInput;
import io.github.camelcalcom.sandbox.teams.TeamViews;
import io.github.camelcalcom.sandbox.validation.PageRequest;

/** Operations on memberships of organizations. */
final class OrganizationMembershipHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final Organizations organizations;
    private final MemberAttributes attributes;

    OrganizationMembershipHandlers(SandboxState state) {
        this.state = state;
        this.organizations = new Organizations(state);
        this.attributes = new MemberAttributes(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-memberships/create").handle(this::create);
        registry.on("org-memberships/list").handle(call -> Answer.ok(PageRequest.of(call)
                .of(state.memberships().ofTeam(call.pathNumber("orgId")).stream(), this::view)));
        registry.on("org-memberships/get").handle(call -> Answer.ok(view(existing(call))));
        registry.on("org-memberships/update").handle(this::update);
        registry.on("org-memberships/delete").handle(this::delete);
    }

    /** Adding a member twice is not an error. */
    private Answer create(Call call) {
        ObjectNode input = MembershipInput.checkedForCreate(call.bodyToCheck());
        User user = state.users().find(input.get("userId").asLong()).orElseThrow(() -> {
            state.memberships().skipNumber();
            return ApiException.missingReference();
        });
        return Answer.created(view(organizations.join(call.pathNumber("orgId"), user, input.path("accepted").asBoolean(false),
                MembershipInput.role(input, MembershipRole.MEMBER), call.now())));
    }

    private Answer update(Call call) {
        ObjectNode input = MembershipInput.checkedForUpdate(call.bodyToCheck());
        return Answer.ok(view(state.memberships().put(MembershipInput.updated(existing(call), input, call.now()))));
    }

    private Answer delete(Call call) {
        Membership membership = existing(call);
        ObjectNode view = view(membership);
        organizations.leave(membership.teamId(), state.users().find(membership.userId()).orElseThrow());
        return Answer.ok(view);
    }

    private Membership existing(Call call) {
        return state.memberships().find(call.pathNumber("membershipId")).orElseThrow(ApiException::missingRecord);
    }

    private ObjectNode view(Membership membership) {
        ObjectNode view = Json.object().put("id", membership.id()).put("teamId", membership.teamId()).put("userId", membership.userId())
                .put("accepted", membership.accepted()).put("role", membership.role().name())
                .put("customRoleId", membership.role().roleId()).put("disableImpersonation", membership.disableImpersonation());
        view.set("createdAt", Json.instant(membership.createdAt()));
        view.set("updatedAt", Json.instant(membership.updatedAt()));
        view.set("user", TeamViews.user(state.users().find(membership.userId()).orElseThrow()));
        view.set("attributes", attributes.of(membership));
        return view;
    }
}
