/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import io.github.camelcalcom.catalog.Operation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The answers of operations in an OpenAPI 3.0 document. */
final class DescribedAnswers {

    private final JsonNode document;
    private final Map<String, JsonNode> paths = new HashMap<>();
    private final Map<String, Optional<JsonSchema>> schemas = new HashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4, builder -> builder
            .metaSchema(OpenApi30.getInstance()).defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    DescribedAnswers(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> paths.put(shape(path.getKey()), path.getValue()));
    }

    /** Returns a path without the names of its parameters, which may differ from those of the catalogue. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    /** Whether the document describes the body of an answer. */
    boolean describes(Operation operation, int status) {
        return schema(operation, status).isPresent();
    }

    /** Returns the differences between an answer and the document; empty if the document does not describe it. */
    Set<String> errors(Operation operation, int status, JsonNode answer) {
        Set<String> errors = new TreeSet<>();
        schema(operation, status).ifPresent(schema -> schema.validate(answer).forEach(error -> errors.add(error.getMessage().replaceAll("\\[\\d+]", "[]"))));
        return errors;
    }

    private Optional<JsonSchema> schema(Operation operation, int status) {
        return schemas.computeIfAbsent(operation.method() + operation.path() + status, key -> {
            JsonNode described = paths.getOrDefault(shape(operation.path()), MissingNode.getInstance())
                    .path(operation.method().toString().toLowerCase(Locale.ROOT)).path("responses").path(String.valueOf(status))
                    .path("content").path("application/json").path("schema");
            if (!described.isObject()) {
                return Optional.empty();
            }
            ObjectNode schema = described.deepCopy();
            schema.set("components", document.get("components"));
            // each schema needs an address of its own, otherwise references are resolved in the wrong one
            return Optional.of(factory.getSchema(SchemaLocation.of("https://described.example/" + schemas.size()), schema));
        });
    }
}
