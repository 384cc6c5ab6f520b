/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Attribute;
import io.github.camelcalcom.sandbox.state.AttributeOption;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Operations on the attributes of an organization. */
final class AttributeHandlers implements OperationRegistry.Group {

    private static final List<String> TYPES = List.of("TEXT", "NUMBER", "SINGLE_SELECT", "MULTI_SELECT");

    private static final Schema OPTION = new Schema()
            .required("value", Rule.notEmpty(), Rule.string())
            .required("slug", Rule.notEmpty(), Rule.string());
    private static final Schema CREATE = new Schema()
            .required("name", Rule.notEmpty(), Rule.string())
            .required("slug", Rule.notEmpty(), Rule.string())
            .required("type", Rule.notEmpty(), Rule.oneOf(TYPES))
            .list("options", true, OPTION, Rule.array())
            .optional("enabled", Rule.bool());
    private static final Schema UPDATE = new Schema()
            .optional("name", Rule.notEmpty(), Rule.string())
            .optional("slug", Rule.notEmpty(), Rule.string())
            .optional("type", Rule.oneOf(TYPES))
            .optional("enabled", Rule.bool());

    private final SandboxState state;

    AttributeHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-attributes/create").handle(this::create);
        registry.on("org-attributes/list").handle(this::list);
        registry.on("org-attributes/get").handle(call -> Answer.ok(found(call).map(AttributeHandlers::view).orElse(null)));
        registry.on("org-attributes/update").handle(this::update);
        registry.on("org-attributes/delete").handle(this::delete);
    }

    private Answer create(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        long organization = call.pathNumber("orgId");
        requireFreeSlug(organization, null, input.path("slug"));
        Attribute attribute = state.attributes().put(new Attribute(state.uids().uuid(), organization, input.get("type").asText(),
                input.get("name").asText(), input.get("slug").asText(), input.path("enabled").asBoolean(true), false, false, false,
                call.now(), call.now()));
        input.get("options").forEach(option -> state.attributeOptions().put(new AttributeOption(state.uids().uuid(), attribute.id(),
                option.get("value").asText(), option.get("slug").asText())));
        return Answer.created(view(attribute));
    }

    private void requireFreeSlug(long organization, String except, JsonNode slug) {
        if (state.attributes().stream().anyMatch(other -> other.organizationId() == organization && !other.id().equals(except)
                && other.slug().equals(slug.asText()))) {
            throw ApiException.duplicateRecord();
        }
    }

    private Answer list(Call call) {
        long organization = call.pathNumber("orgId");
        return Answer.ok(PageRequest.of(call).of(state.attributes().stream().filter(attribute -> attribute.organizationId() == organization),
                AttributeHandlers::view));
    }

    private Answer update(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        Attribute old = found(call).orElseThrow(ApiException::missingRecord);
        requireFreeSlug(old.organizationId(), old.id(), input.path("slug"));
        return Answer.ok(view(state.attributes().put(new Attribute(old.id(), old.organizationId(), input.path("type").asText(old.type()),
                input.path("name").asText(old.name()), input.path("slug").asText(old.slug()),
                input.path("enabled").asBoolean(old.enabled()), old.usersCanEditRelation(), old.weightsEnabled(), old.locked(),
                old.createdAt(), input.isEmpty() ? old.updatedAt() : call.now()))));
    }

    private Answer delete(Call call) {
        Attribute attribute = found(call).orElseThrow(ApiException::missingRecord);
        Set<String> options = state.attributeOptions().stream().filter(option -> option.attributeId().equals(attribute.id()))
                .map(AttributeOption::id).collect(Collectors.toSet());
        state.attributeAssignments().removeIf(assignment -> options.contains(assignment.optionId()));
        state.attributeOptions().removeIf(option -> options.contains(option.id()));
        state.attributes().remove(attribute.id());
        return Answer.ok(view(attribute));
    }

    private Optional<Attribute> found(Call call) {
        long organization = call.pathNumber("orgId");
        return state.attributes().find(call.path("attributeId")).filter(attribute -> attribute.organizationId() == organization);
    }

    private static ObjectNode view(Attribute attribute) {
        return Json.object().put("id", attribute.id()).put("teamId", attribute.organizationId()).put("type", attribute.type())
                .put("name", attribute.name()).put("slug", attribute.slug()).put("enabled", attribute.enabled())
                .put("usersCanEditRelation", attribute.usersCanEditRelation()).put("createdAt", Json.text(attribute.createdAt()))
                .put("updatedAt", Json.text(attribute.updatedAt())).put("isWeightsEnabled", attribute.weightsEnabled())
                .put("isLocked", attribute.locked());
    }
}
