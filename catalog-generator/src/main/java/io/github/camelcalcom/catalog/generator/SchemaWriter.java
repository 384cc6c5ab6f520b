/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;

/** Writes one JSON Schema document for each resource, with one definition a line so that a change shows as few lines. */
final class SchemaWriter {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final SchemaAssembler assembler;

    SchemaWriter(SchemaAssembler assembler) {
        this.assembler = assembler;
    }

    String schemas(List<Operation> operations) {
        Map<String, ObjectNode> own = new TreeMap<>();
        for (Operation operation : operations) {
            requests(own, operation);
            ObjectNode answer = assembler.answer(operation);
            if (answer != null) {
                own.put(operation.name() + ".answer", answer);
            }
        }
        StringBuilder text = new StringBuilder("{\"$schema\":\"").append(DIALECT).append("\",\"$defs\":{\n");
        String separator = "";
        for (Map.Entry<String, ObjectNode> definition : withReferenced(own).entrySet()) {
            text.append(separator).append('"').append(definition.getKey()).append("\":").append(definition.getValue());
            separator = ",\n";
        }
        return text.append("\n}}\n").toString();
    }

    private void requests(Map<String, ObjectNode> schemas, Operation operation) {
        Map<ApiProfile, ObjectNode> byProfile = new TreeMap<>();
        for (ApiProfile profile : ApiProfile.values()) {
            if (operation.availability().includes(profile)) {
                byProfile.put(profile, assembler.request(operation, profile));
            }
        }
        String name = operation.name() + ".request";
        if (byProfile.values().stream().distinct().count() == 1) {
            schemas.put(name, byProfile.values().iterator().next());
        } else {
            byProfile.forEach((profile, schema) -> schemas.put(name + '.' + profile.label(), schema));
        }
    }

    private Map<String, ObjectNode> withReferenced(Map<String, ObjectNode> own) {
        Map<String, ObjectNode> all = new TreeMap<>(own);
        Deque<ObjectNode> open = new ArrayDeque<>(own.values());
        while (!open.isEmpty()) {
            for (JsonNode reference : open.pop().findValues("$ref")) {
                String name = reference.asText().substring(SchemaConverter.DEFINITIONS.length());
                ObjectNode definition = assembler.definition(name);
                if (definition == null) {
                    throw new InvalidCatalogException("A schema refers to " + name + ", which neither the document nor schemas.json has");
                }
                if (all.putIfAbsent(name, definition) == null) {
                    open.add(definition);
                }
            }
        }
        return all;
    }
}
