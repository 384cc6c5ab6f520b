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
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Operations on the users of an organization. */
final class OrganizationUserHandlers implements OperationRegistry.Group {

    private static final int MOST = 1000;

    private final SandboxState state;
    private final Organizations organizations;
    private final OrganizationUsers users;
    private final MemberAttributes attributes;

    OrganizationUserHandlers(SandboxState state) {
        this.state = state;
        this.organizations = new Organizations(state);
        this.users = new OrganizationUsers(state);
        this.attributes = new MemberAttributes(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-users/create").handle(this::create);
        registry.on("org-users/list").handle(this::list);
        registry.on("org-users/update").handle(this::update);
        registry.on("org-users/delete").handle(this::delete);
    }

    private Answer create(Call call) {
        ObjectNode input = OrganizationUserInput.checkedForCreate(call.bodyToCheck());
        String email = input.get("email").asText();
        if (state.users().findFirst(user -> user.email().equals(email)).isPresent()) {
            throw ApiException.conflict("A user already exists with that email");
        }
        // the real server uses the name as the address to invite
        if (input.hasNonNull("username")) {
            throw ApiException.trpcBadRequest();
        }
        long organization = call.pathNumber("orgId");
        User user = users.create(organization, input, call.now());
        organizations.join(organization, user, input.path("autoAccept").asBoolean(false),
                OrganizationUserInput.role(input, MembershipRole.MEMBER), call.now());
        return Answer.created(users.view(user, organization));
    }

    private Answer list(Call call) {
        long organization = call.pathNumber("orgId");
        Set<String> emails = set(call, "emails");
        Set<String> options = set(call, "assignedOptionIds");
        Set<String> teams = set(call, "teamIds");
        String operator = call.query("attributeQueryOperator").orElse("AND");
        PageRequest page = PageRequest.of(call, MOST, filters(operator, emails, options, teams));
        boolean everyOption = operator.equals("AND");
        Stream<User> members = state.memberships().ofTeam(organization).stream()
                .filter(membership -> options.isEmpty() || has(membership, options, everyOption))
                .filter(membership -> teams.isEmpty() || isInOneOf(membership.userId(), teams))
                .flatMap(membership -> state.users().find(membership.userId()).stream())
                .filter(user -> emails.isEmpty() || emails.contains(user.email()));
        return Answer.ok(page.of(members, user -> users.view(user, organization)));
    }

    private static ObjectNode filters(String operator, Set<String> emails, Set<String> options, Set<String> teams) {
        ObjectNode filters = Json.object().put("attributeQueryOperator", operator);
        Map.of("emails", emails, "assignedOptionIds", options, "teamIds", teams).forEach((name, values) -> {
            if (!values.isEmpty()) {
                filters.set(name, Json.array(values));
            }
        });
        return filters;
    }

    private static Set<String> set(Call call, String parameter) {
        Set<String> values = new HashSet<>();
        call.queryAll(parameter).forEach(value -> values.addAll(List.of(value.split(","))));
        return values;
    }

    private boolean has(Membership membership, Set<String> options, boolean every) {
        Set<String> assigned = attributes.optionIds(membership);
        return every ? assigned.containsAll(options) : options.stream().anyMatch(assigned::contains);
    }

    private boolean isInOneOf(long user, Set<String> teams) {
        return state.memberships().ofUser(user).anyMatch(membership -> teams.contains(Long.toString(membership.teamId())));
    }

    private Answer update(Call call) {
        ObjectNode input = OrganizationUserInput.checkedForUpdate(call.bodyToCheck());
        User user = existing(call);
        OrganizationUserInput.apply(user, input);
        return Answer.ok(users.view(user, call.pathNumber("orgId")));
    }

    private Answer delete(Call call) {
        User user = existing(call);
        long organization = call.pathNumber("orgId");
        ObjectNode view = users.view(user, organization);
        organizations.leave(organization, user);
        return Answer.ok(view);
    }

    private User existing(Call call) {
        return state.users().find(call.pathNumber("userId")).orElseThrow(ApiException::missingRecord);
    }
}
