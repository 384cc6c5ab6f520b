/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationSchemas;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.Json;

/**
 * Makes the JSON Schema of a tool's arguments from that of the operation: one property for each parameter, and {@code body} for the body.
 * The parameters that select a page are replaced by {@code cursor} and {@code limit}. Headers and fields with secrets are left out, and every
 * object with known fields is closed, so that all else is refused.
 */
final class InputSchema {

    private static final List<String> COMBINATIONS = List.of("anyOf", "oneOf", "allOf");
    private static final int MAX_KEY_LENGTH = 200;

    private final Operation operation;
    private final ApiProfile profile;
    private final ToolRules rules;
    private final ObjectNode schema;
    private final ObjectNode properties;

    private InputSchema(Operation operation, ApiProfile profile, ToolRules rules) {
        this.operation = operation;
        this.profile = profile;
        this.rules = rules;
        this.schema = read(operation, profile);
        this.properties = schema.withObjectProperty("properties");
    }

    /** Returns the schema of an operation as a tool. */
    static Map<String, Object> of(Operation operation, ApiProfile profile, ToolRules rules, ToolHints hints, boolean confirmed) {
        InputSchema input = new InputSchema(operation, profile, rules);
        input.schema.remove("description");
        input.schema.remove("$schema");
        input.removeHeaders();
        input.removePaging();
        input.removeSecrets(input.schema);
        close(input.schema, false);
        if (hints.readOnly()) {
            input.addPaging();
        }
        if (operation.uri().equals("bookings/create")) {
            input.addText(CalcomTool.IDEMPOTENCY_KEY, "A text of your choice that identifies this booking. Calls with the same key make one booking. "
                                                      + "Without it, calls with the same arguments do.");
        }
        if (confirmed) {
            input.addText(CalcomTool.CONFIRMATION, "The code that the first call returned. Give it only after a person has read what will happen "
                                                   + "and has agreed.");
        }
        return Json.MAPPER.convertValue(input.schema, new TypeReference<Map<String, Object>>() { });
    }

    private static ObjectNode read(Operation operation, ApiProfile profile) {
        String json = OperationSchemas.instance().request(operation.resource(), operation.name(), profile)
                .orElseThrow(() -> new IllegalStateException("The catalogue has no schema for " + operation.uri())).asJson();
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of " + operation.uri() + " cannot be read", e);
        }
    }

    private void removeHeaders() {
        for (Parameter parameter : operation.parameters(profile)) {
            if (parameter.location() == Parameter.Location.HEADER) {
                remove(schema, parameter.name());
            }
        }
    }

    private void removePaging() {
        Paging paging = operation.paging(profile);
        if (paging == null) {
            return;
        }
        for (String name : Set.of(paging.style().sizeParameter(), paging.style().positionParameter())) {
            if (paging.style() != Paging.Style.BODY_OFFSET) {
                remove(schema, name);
            } else if (properties.get(CalcomTool.BODY) instanceof ObjectNode body) {
                remove(body, name);
            }
        }
    }

    private void removeSecrets(ObjectNode node) {
        if (node.get("properties") instanceof ObjectNode fields) {
            List<String> names = new ArrayList<>();
            fields.fieldNames().forEachRemaining(names::add);
            names.stream().filter(rules::isSecret).forEach(name -> remove(node, name));
        }
        parts(node).forEach(this::removeSecrets);
    }

    private static void remove(ObjectNode node, String property) {
        if (node.get("properties") instanceof ObjectNode fields) {
            fields.remove(property);
        }
        if (node.get("required") instanceof ArrayNode required) {
            for (int index = required.size() - 1; index >= 0; index--) {
                if (required.get(index).asText().equals(property)) {
                    required.remove(index);
                }
            }
            if (required.isEmpty()) {
                node.remove("required");
            }
        }
    }

    /** Permits only declared fields. The parts of a combination stay open, and the combination as a whole is closed. */
    private static void close(ObjectNode node, boolean isPart) {
        boolean combined = COMBINATIONS.stream().anyMatch(node::has);
        if (!isPart && combined && !node.path("type").asText().equals("string")) {
            node.put("unevaluatedProperties", false);
        } else if (!isPart && node.has("properties") && !node.has("additionalProperties")) {
            node.put("additionalProperties", false);
        }
        for (String combination : COMBINATIONS) {
            node.path(combination).forEach(part -> closePart(part, true));
        }
        node.path("properties").forEach(part -> closePart(part, false));
        node.path("$defs").forEach(part -> closePart(part, false));
        closePart(node.path("items"), false);
        closePart(node.path("additionalProperties"), false);
    }

    private static void closePart(JsonNode part, boolean isPart) {
        if (part instanceof ObjectNode object) {
            close(object, isPart);
        }
    }

    /** The schemas directly within a schema. */
    private static List<ObjectNode> parts(ObjectNode node) {
        List<JsonNode> parts = new ArrayList<>();
        COMBINATIONS.forEach(combination -> node.path(combination).forEach(parts::add));
        node.path("properties").forEach(parts::add);
        node.path("$defs").forEach(parts::add);
        parts.add(node.path("items"));
        parts.add(node.path("additionalProperties"));
        return parts.stream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).toList();
    }

    private void addPaging() {
        addText(CalcomTool.CURSOR, "The nextCursor of the answer before, to read on with the same arguments.");
        Paging paging = operation.paging(profile);
        if (paging != null) {
            properties.putObject(CalcomTool.LIMIT).put("type", "integer").put("minimum", 1).put("maximum", paging.maxPageSize())
                    .put("description", "The maximum number of items of an answer.");
        }
    }

    private void addText(String name, String description) {
        ObjectNode text = properties.putObject(name).put("type", "string").put("minLength", 1).put("description", description);
        if (!name.equals(CalcomTool.CURSOR)) {
            text.put("maxLength", MAX_KEY_LENGTH);
        }
    }
}
