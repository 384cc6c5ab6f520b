/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attribute;
import io.github.camelcalcom.sandbox.state.AttributeAssignment;
import io.github.camelcalcom.sandbox.state.AttributeOption;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attribute values of organization members. */
public final class MemberAttributes {

    private static final Map<String, String> TYPES =
            Map.of("TEXT", "text", "NUMBER", "number", "SINGLE_SELECT", "singleSelect", "MULTI_SELECT", "multiSelect");

    private final SandboxState state;

    /** Reads the state of one sandbox. */
    public MemberAttributes(SandboxState state) {
        this.state = state;
    }

    /** Returns the options that a member has. */
    public Stream<AttributeOption> options(Membership membership) {
        return state.attributeAssignments().stream().filter(assignment -> assignment.membershipId() == membership.id())
                .map(AttributeAssignment::optionId).flatMap(id -> state.attributeOptions().find(id).stream());
    }

    /** Returns the ids of the options that a member has. */
    public Set<String> optionIds(Membership membership) {
        return options(membership).map(AttributeOption::id).collect(Collectors.toSet());
    }

    /** Returns the attributes of a member in the format of memberships. */
    public ArrayNode of(Membership membership) {
        Map<String, List<AttributeOption>> byAttribute = new LinkedHashMap<>();
        options(membership).forEach(option -> byAttribute.computeIfAbsent(option.attributeId(), id -> new ArrayList<>()).add(option));
        ArrayNode views = Json.array();
        byAttribute.forEach((id, options) -> state.attributes().find(id).ifPresent(attribute -> views.add(view(attribute, options))));
        return views;
    }

    private static ObjectNode view(Attribute attribute, List<AttributeOption> options) {
        ObjectNode view = Json.object().put("id", attribute.id()).put("name", attribute.name());
        if (attribute.type().equals("MULTI_SELECT")) {
            ArrayNode values = view.putArray("options");
            options.forEach(option -> values.addObject().put("optionId", option.id()).put("option", option.value()));
        } else if (attribute.type().equals("NUMBER")) {
            view.put("optionId", options.get(0).id()).put("option", new BigDecimal(options.get(0).value()));
        } else {
            view.put("optionId", options.get(0).id()).put("option", options.get(0).value());
        }
        return view.put("type", TYPES.get(attribute.type()));
    }
}
