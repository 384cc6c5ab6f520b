/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationSchema;
import io.github.camelcalcom.catalog.OperationSchemas;

/** The fields of a result with their types, from the schema of the operation. If a result has several forms, the fields of all of them. */
final class ResultFields {

    private static final int DEPTH = 10;

    private final Map<String, Object> root;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private ResultFields(OperationSchema schema) {
        root = schema.asMap();
        collect(root, DEPTH);
    }

    /** Returns a line such as {@code `id` number, `title` string}; empty if the fields are not known. */
    static String line(Operation operation) {
        return OperationSchemas.instance().answer(operation.resource(), operation.name()).map(ResultFields::new).map(ResultFields::text).orElse("");
    }

    private String text() {
        return fields.entrySet().stream().map(field -> '`' + field.getKey() + "` " + field.getValue()).collect(Collectors.joining(", "));
    }

    private void collect(Map<?, ?> schema, int depth) {
        if (depth == 0) {
            return;
        }
        Map<?, ?> resolved = resolved(schema);
        for (String union : List.of("anyOf", "oneOf", "allOf")) {
            if (resolved.get(union) instanceof List<?> forms) {
                forms.forEach(form -> collect((Map<?, ?>) form, depth - 1));
            }
        }
        if (resolved.get("items") instanceof Map<?, ?> items) {
            collect(items, depth - 1);
        }
        if (resolved.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> fields.putIfAbsent((String) name, type((Map<?, ?>) property)));
        }
    }

    private String type(Map<?, ?> property) {
        Map<?, ?> resolved = resolved(property);
        Object type = resolved.get("type");
        if (type instanceof List<?> types) {
            return types.stream().map(Object::toString).filter(each -> !each.equals("null")).collect(Collectors.joining(" or "))
                    + (types.contains("null") ? " or null" : "");
        }
        return type == null ? "value" : type.equals("array") ? "list" : type.toString();
    }

    private Map<?, ?> resolved(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference) {
            Object found = root;
            for (String part : reference.substring("#/".length()).split("/")) {
                found = ((Map<?, ?>) found).get(part);
            }
            return resolved((Map<?, ?>) found);
        }
        return schema;
    }
}
