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
import io.github.camelcalcom.sandbox.state.AttributeOption;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.Optional;

/** Operations on the options of attributes. Options may have the same slug. */
final class AttributeOptionHandlers implements OperationRegistry.Group {

    private static final Schema CREATE = new Schema()
            .required("value", Rule.notEmpty(), Rule.string())
            .required("slug", Rule.notEmpty(), Rule.string());
    private static final Schema UPDATE = new Schema()
            .optional("value", Rule.notEmpty(), Rule.string())
            .optional("slug", Rule.notEmpty(), Rule.string());

    private final SandboxState state;

    AttributeOptionHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-attribute-options/create").handle(this::create);
        registry.on("org-attribute-options/list").handle(this::list);
        registry.on("org-attribute-options/update").handle(this::update);
        registry.on("org-attribute-options/delete").handle(this::delete);
    }

    private Answer create(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        String attribute = call.path("attributeId");
        if (!isOfOrganization(call, attribute)) {
            throw ApiException.missingReference();
        }
        return Answer.created(view(state.attributeOptions().put(new AttributeOption(state.uids().uuid(), attribute,
                input.get("value").asText(), input.get("slug").asText()))));
    }

    private Answer list(Call call) {
        String attribute = call.path("attributeId");
        ArrayNode list = Json.array();
        state.attributeOptions().stream()
                .filter(option -> option.attributeId().equals(attribute) && isOfOrganization(call, attribute))
                .map(AttributeOptionHandlers::view).forEach(list::add);
        return Answer.ok(list);
    }

    private Answer update(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        AttributeOption old = found(call).orElseThrow(ApiException::missingRecord);
        return Answer.ok(view(state.attributeOptions().put(new AttributeOption(old.id(), old.attributeId(),
                input.path("value").asText(old.value()), input.path("slug").asText(old.slug())))));
    }

    private Answer delete(Call call) {
        AttributeOption option = found(call).orElseThrow(() -> ApiException.notFound("Attribute option not found"));
        state.attributeAssignments().removeIf(assignment -> assignment.optionId().equals(option.id()));
        state.attributeOptions().remove(option.id());
        return Answer.ok(view(option));
    }

    private Optional<AttributeOption> found(Call call) {
        String attribute = call.path("attributeId");
        return state.attributeOptions().find(call.path("optionId"))
                .filter(option -> option.attributeId().equals(attribute) && isOfOrganization(call, attribute));
    }

    private boolean isOfOrganization(Call call, String attribute) {
        long organization = call.pathNumber("orgId");
        return state.attributes().find(attribute).filter(found -> found.organizationId() == organization).isPresent();
    }

    static ObjectNode view(AttributeOption option) {
        ObjectNode view = Json.object().put("id", option.id()).put("attributeId", option.attributeId()).put("value", option.value())
                .put("slug", option.slug()).put("isGroup", false);
        view.putArray("contains");
        return view;
    }
}
