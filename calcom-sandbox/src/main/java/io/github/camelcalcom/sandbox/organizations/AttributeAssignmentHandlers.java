/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Attribute;
import io.github.camelcalcom.sandbox.state.AttributeAssignment;
import io.github.camelcalcom.sandbox.state.AttributeOption;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Operations on the attribute values of members. */
final class AttributeAssignmentHandlers implements OperationRegistry.Group {

    private static final Schema ASSIGN = new Schema()
            .required("attributeId", Rule.string(), Rule.notEmpty())
            .optional("attributeOptionId", Rule.string())
            .optional("value", Rule.string());

    private static final Schema UPDATE = new Schema().required("weight", Rule.min(0), Rule.integer());

    private final SandboxState state;
    private final MemberAttributes members;
    private final AssignmentHistory history;

    AttributeAssignmentHandlers(SandboxState state) {
        this.state = state;
        this.members = new MemberAttributes(state);
        this.history = new AssignmentHistory(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-attribute-options/assign-to-user").handle(this::assign);
        registry.on("org-attribute-options/unassign-from-user").handle(this::unassign);
        registry.on("org-attribute-options/update-for-user").handle(this::update);
        registry.on("org-attribute-options/assignment-history").handle(call -> history.page(call, membership(call).orElseThrow(
                () -> ApiException.notFound("Membership not found"))));
        registry.on("org-attributes/sync-history").handle(AssignmentHistory::synchronisations);
        registry.on("org-attributes/user-sync-history").handle(AssignmentHistory::synchronisations);
        registry.on("org-attribute-options/list-for-user").handle(this::listForUser);
        registry.on("org-attribute-options/list-assigned").handle(call -> listAssigned(call,
                attribute -> attribute.id().equals(call.path("attributeId"))));
        registry.on("org-attribute-options/list-assigned-by-slug").handle(call -> listAssigned(call,
                attribute -> attribute.slug().equals(call.path("attributeSlug"))));
    }

    private Answer assign(Call call) {
        long organization = call.pathNumber("orgId");
        long user = call.pathNumber("userId");
        ObjectNode input = ASSIGN.accept(call.bodyToCheck());
        Membership membership = state.memberships().find(organization, user).orElseThrow(() -> ApiException.notFound(
                "Membership for user with id " + user + " within organization id " + organization + " not found"));
        AttributeOption option = option(input, organization);
        if (members.optionIds(membership).contains(option.id())) {
            throw ApiException.duplicateRecord();
        }
        AttributeAssignment assignment = state.attributeAssignments().put(new AttributeAssignment(state.uids().uuid(), membership.id(),
                option.id(), null, call.now(), call.now()));
        history.changed(call, null, assignment);
        return Answer.created(view(assignment));
    }

    /** Returns the option with the given id, or the one for a given text or number. */
    private AttributeOption option(ObjectNode input, long organization) {
        Attribute attribute = state.attributes().find(input.get("attributeId").asText())
                .filter(found -> found.organizationId() == organization).orElseThrow(() -> ApiException.notFound("Attribute not found"));
        if (input.hasNonNull("attributeOptionId")) {
            return state.attributeOptions().find(input.get("attributeOptionId").asText())
                    .filter(option -> option.attributeId().equals(attribute.id()))
                    .orElseThrow(() -> ApiException.notFound("Attribute option not found"));
        }
        if (!input.hasNonNull("value")) {
            throw ApiException.bare(500, "Internal server error");
        }
        String value = input.get("value").asText();
        return state.attributeOptions().put(new AttributeOption(state.uids().uuid(), attribute.id(), value,
                value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")));
    }

    private Answer unassign(Call call) {
        AttributeAssignment assignment = existing(call);
        state.attributeAssignments().remove(assignment.id());
        history.changed(call, assignment, null);
        return Answer.ok(view(assignment));
    }

    private Answer update(Call call) {
        int weight = UPDATE.accept(call.bodyToCheck()).get("weight").asInt();
        AttributeAssignment old = existing(call);
        AttributeAssignment changed = state.attributeAssignments().put(new AttributeAssignment(old.id(), old.membershipId(), old.optionId(),
                weight, old.createdAt(), call.now()));
        history.changed(call, old, changed);
        return Answer.ok(view(changed));
    }

    private AttributeAssignment existing(Call call) {
        String option = call.path("attributeOptionId");
        return membership(call)
                .flatMap(membership -> state.attributeAssignments().findFirst(
                        found -> found.membershipId() == membership.id() && found.optionId().equals(option)))
                .orElseThrow(() -> ApiException.notFound("Attribute does not belong to this user"));
    }

    private Answer listForUser(Call call) {
        ArrayNode list = Json.array();
        membership(call).stream().flatMap(members::options).map(AttributeOptionHandlers::view).forEach(list::add);
        return Answer.ok(list);
    }

    private Optional<Membership> membership(Call call) {
        return state.memberships().find(call.pathNumber("orgId"), call.pathNumber("userId"));
    }

    private Answer listAssigned(Call call, Predicate<Attribute> wanted) {
        long organization = call.pathNumber("orgId");
        PageRequest page = PageRequest.unchecked(call);
        List<String> withOptions = call.query("assignedOptionIds").map(ids -> List.of(ids.split(","))).orElse(List.of());
        List<String> teams = call.query("teamIds").map(ids -> List.of(ids.split(","))).orElse(List.of());
        Stream<AttributeOption> options = state.attributes().stream()
                .filter(attribute -> attribute.organizationId() == organization).filter(wanted)
                .flatMap(attribute -> state.attributeOptions().stream().filter(option -> option.attributeId().equals(attribute.id())));
        return Answer.ok(page.of(options.map(option -> assigned(option, withOptions, teams))
                .filter(view -> !view.get("assignedUserIds").isEmpty()), view -> view));
    }

    private ObjectNode assigned(AttributeOption option, List<String> withOptions, List<String> teams) {
        ObjectNode view = Json.object().put("id", option.id()).put("attributeId", option.attributeId()).put("value", option.value())
                .put("slug", option.slug());
        ArrayNode users = view.putArray("assignedUserIds");
        state.attributeAssignments().stream().filter(assignment -> assignment.optionId().equals(option.id()))
                .flatMap(assignment -> state.memberships().find(assignment.membershipId()).stream())
                .filter(membership -> withOptions.isEmpty() || members.optionIds(membership).stream().anyMatch(withOptions::contains))
                .filter(membership -> teams.isEmpty() || state.memberships().ofUser(membership.userId())
                        .anyMatch(other -> teams.contains(Long.toString(other.teamId()))))
                .forEach(membership -> users.add(membership.userId()));
        return view;
    }

    private static ObjectNode view(AttributeAssignment assignment) {
        return Json.object().put("id", assignment.id()).put("memberId", assignment.membershipId())
                .put("attributeOptionId", assignment.optionId()).put("weight", assignment.weight())
                .put("createdAt", Json.text(assignment.createdAt()))
                .putNull("createdById").putNull("createdByDSyncId").put("updatedAt", Json.text(assignment.updatedAt()))
                .putNull("updatedById").putNull("updatedByDSyncId");
    }
}
