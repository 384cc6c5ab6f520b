/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;

/**
 * What two descriptions of an operation are compared by.
 *
 * @param name       our name of the operation if it has one, or else its method and path
 * @param versions   the value of the version header, empty if there is none
 * @param parameters the type of each path and query parameter, by its name
 * @param fields     the type of each field of the body, by its name
 * @param scopes     the OAuth scopes, empty if there are none
 * @param deprecated whether it is deprecated
 */
record OperationFacts(
        String name, String versions, Map<String, String> parameters, Map<String, String> fields, String scopes, boolean deprecated) {

    /** Returns the operations of a document by method and path, without the names of path parameters. */
    static Map<String, OperationFacts> of(OpenApiDocument document) {
        Map<String, OperationFacts> facts = new TreeMap<>();
        document.calls().forEach(call -> facts.put(call, of(document, call)));
        return facts;
    }

    /** Returns the operations of the catalogue by method and path, without the names of path parameters. */
    static Map<String, OperationFacts> of(Iterable<Operation> operations) {
        Map<String, OperationFacts> facts = new TreeMap<>();
        for (Operation operation : operations) {
            // a derived operation has the call of another one
            if (operation.kind() == Operation.Kind.CALL && operation.result().select() == null) {
                facts.put(OpenApiDocument.call(operation.method() + ' ' + operation.path()), of(operation));
            }
        }
        return facts;
    }

    private static OperationFacts of(OpenApiDocument document, String call) {
        Map<String, String> parameters = new LinkedHashMap<>();
        document.parameters(call, "query").forEach(parameter -> parameters.put(parameter.path("name").asText(),
                type(document, parameter.path("schema")) + values(document, parameter.path("schema")) + required(parameter.path("required").asBoolean())));
        Map<String, String> fields = new LinkedHashMap<>();
        JsonNode schema = document.body(call);
        if (schema != null) {
            BodySchema body = new BodySchema(document, schema);
            body.names().forEach(name -> fields.put(name, body.type(name).replace("integer", "number") + values(body.values(name)) + required(body.isRequired(name))));
        }
        String version = document.version(call);
        return new OperationFacts(call, version == null ? "" : version, parameters, fields, String.join(", ", document.scopes(call)),
                document.isDeprecated(call));
    }

    private static OperationFacts of(Operation operation) {
        Map<String, String> parameters = new LinkedHashMap<>();
        operation.parameters().stream().filter(parameter -> parameter.location() == Parameter.Location.QUERY)
                .forEach(parameter -> parameters.put(parameter.name(), type(parameter) + required(parameter.required())));
        Map<String, String> fields = new LinkedHashMap<>();
        for (BodyField field : operation.bodyFields()) {
            fields.put(field.name(), field.type() + values(field.values()) + required(field.required()));
        }
        String version = operation.version(operation.availability().includes(ApiProfile.HOSTED) ? ApiProfile.HOSTED : ApiProfile.SELF_HOSTED);
        return new OperationFacts(operation.uri(), version == null ? "" : version, parameters, fields, String.join(", ", operation.scopes()),
                operation.deprecated());
    }

    private static String type(OpenApiDocument document, JsonNode schema) {
        return document.resolve(schema).path("type").asText("string").replace("integer", "number");
    }

    private static String type(Parameter parameter) {
        if (parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
            return "array";
        }
        return switch (parameter.type()) {
            case INTEGER, NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case OBJECT -> "object";
            case STRING, DATE, DATE_TIME, RAW_PATH -> "string";
        };
    }

    private static String values(OpenApiDocument document, JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        List<String> values = new ArrayList<>();
        (resolved.has("items") ? document.resolve(resolved.get("items")) : resolved).path("enum").forEach(value -> values.add(value.asText()));
        return values(values);
    }

    private static String values(List<String> values) {
        return values.isEmpty() ? "" : " of " + String.join(", ", values);
    }

    private static String required(boolean required) {
        return required ? ", required" : "";
    }
}
