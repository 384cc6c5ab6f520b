/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Converts schemas of the OpenAPI document to JSON Schema 2020-12: names, types, values and structure, without any text or example.
 * The named schemas that it meets become definitions.
 */
final class SchemaConverter {

    static final String DEFINITIONS = "#/$defs/";

    /** Keywords with the same meaning in both languages, whose value is a number, a text or a flag. */
    private static final List<String> SAME = List.of("type", "format", "minLength", "maxLength", "minimum", "maximum", "minItems",
            "maxItems", "uniqueItems", "deprecated");

    /** The key of the patches that apply to every schema that has the property. */
    private static final String ANY_TYPE = "*";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final OpenApiDocument document;
    private final List<JsonNode> patches;
    private final boolean answers;
    private final UnaryOperator<String> definitionName;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    /**
     * @param patches        lists of changes of named schemas; see schemas.json in the overlay
     * @param answers        whether the schemas describe answers, in which servers write null for a field without a value
     * @param definitionName returns the name of the definition of a named schema
     */
    SchemaConverter(OpenApiDocument document, List<JsonNode> patches, boolean answers, UnaryOperator<String> definitionName) {
        this.document = document;
        this.patches = patches;
        this.answers = answers;
        this.definitionName = definitionName;
    }

    /** Returns the definitions that converted schemas refer to, by name. */
    Map<String, ObjectNode> definitions() {
        return definitions;
    }

    /** Returns the names of the patched schemas. */
    Set<String> usedPatches() {
        return used;
    }

    ObjectNode convert(JsonNode schema) {
        if (schema.has("$ref")) {
            return reference(name(schema));
        }
        if (isPlainComposition(schema, "allOf") && schema.path("allOf").size() == 1) {
            return schema.path("nullable").asBoolean() ? nullable(convert(schema.path("allOf").get(0))) : convert(schema.path("allOf").get(0));
        }
        ObjectNode result = JSON.objectNode();
        if (answers && isUntyped(schema)) {
            // the document describes values of any type in this way
            return result;
        }
        for (String keyword : SAME) {
            if (schema.has(keyword)) {
                result.set(keyword, schema.get(keyword));
            }
        }
        values(schema, result);
        properties(schema, result);
        compositions(schema, result);
        return schema.path("nullable").asBoolean() ? nullable(result) : result;
    }

    /** Returns a reference to a named schema, which becomes a definition. */
    ObjectNode reference(String name) {
        String definition = definitionName.apply(name);
        if (!definitions.containsKey(definition)) {
            ObjectNode place = JSON.objectNode();
            definitions.put(definition, place);
            place.setAll(convert(document.schema(name)));
            for (String key : List.of(ANY_TYPE, name)) {
                patch(key, place);
            }
        }
        return JSON.objectNode().put("$ref", DEFINITIONS + definition);
    }

    /** Converts values and elements. The document states the values of an array's elements at the array, and the names of some patterns. */
    private void values(JsonNode schema, ObjectNode result) {
        if (schema.has("items")) {
            result.set("items", convert(schema.get("items")));
        }
        if (schema.has("enum")) {
            ObjectNode holder = result.path("items") instanceof ObjectNode items ? items : result;
            holder.set("enum", schema.get("enum").deepCopy());
        }
        if (result.path("type").asText().equals("object") && result.path("enum").path(0).isTextual()) {
            // the document declares some choices of texts as objects, which no value could comply with
            result.put("type", "string");
        }
        String pattern = schema.path("pattern").asText();
        if (pattern.startsWith("/") && pattern.endsWith("/")) {
            result.put("pattern", pattern.substring(1, pattern.length() - 1));
        }
    }

    private void properties(JsonNode schema, ObjectNode result) {
        if (!schema.path("required").isEmpty()) {
            result.set("required", schema.get("required").deepCopy());
        }
        if (!schema.path("properties").isEmpty()) {
            ObjectNode properties = result.putObject("properties");
            schema.get("properties").properties().forEach(property -> {
                ObjectNode converted = convert(property.getValue());
                boolean optional = !contains(schema.path("required"), property.getKey());
                properties.set(property.getKey(), answers && optional ? nullable(converted) : converted);
            });
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            result.set("additionalProperties", convert(others));
        }
    }

    private void compositions(JsonNode schema, ObjectNode result) {
        for (String composition : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(composition)) {
                boolean exclusive = composition.equals("oneOf") && new SchemaVariants(document, schema.get(composition)).areExclusive();
                ArrayNode parts = result.putArray(composition.equals("oneOf") && !exclusive ? "anyOf" : composition);
                schema.get(composition).forEach(part -> parts.add(convert(part)));
            }
        }
    }

    private void patch(String key, ObjectNode definition) {
        ObjectNode properties = definition.path("properties") instanceof ObjectNode present ? present : JSON.objectNode();
        for (JsonNode list : patches) {
            list.path(key).properties().forEach(patch -> {
                JsonNode value = patch.getValue();
                if (patch.getKey().equals("optional")) {
                    value.forEach(property -> makeOptional(definition, properties, property.asText(), key));
                } else if (patch.getKey().equals("nullable")) {
                    value.forEach(property -> replace(properties, property.asText(), key, this::nullable));
                } else {
                    replace(properties, patch.getKey(), key, any -> value.deepCopy());
                }
            });
        }
        if (definition.path("required").isEmpty()) {
            definition.remove("required");
        }
    }

    private void makeOptional(ObjectNode definition, ObjectNode properties, String property, String key) {
        ArrayNode required = definition.withArray("required");
        for (int index = required.size() - 1; index >= 0; index--) {
            if (required.get(index).asText().equals(property)) {
                required.remove(index);
                used.add(key + '.' + property);
                if (answers) {
                    replace(properties, property, key, this::nullable);
                }
            }
        }
    }

    private void replace(ObjectNode properties, String property, String key, UnaryOperator<ObjectNode> change) {
        if (properties.get(property) instanceof ObjectNode present) {
            properties.set(property, change.apply(present));
            used.add(key + '.' + property);
        }
    }

    private static boolean contains(JsonNode texts, String text) {
        for (JsonNode element : texts) {
            if (element.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode nullable(ObjectNode converted) {
        if (converted.isEmpty() || converted.path("type").isArray()) {
            return converted;
        }
        if (!converted.path("type").isTextual()) {
            JsonNode parts = converted.path("anyOf");
            if (converted.size() == 1 && parts instanceof ArrayNode union) {
                if (!parts.toString().contains("{\"type\":\"null\"}")) {
                    union.add(JSON.objectNode().put("type", "null"));
                }
                return converted;
            }
            ObjectNode result = JSON.objectNode();
            result.putArray("anyOf").add(converted).add(JSON.objectNode().put("type", "null"));
            return result;
        }
        String type = converted.get("type").asText();
        converted.putArray("type").add(type).add("null");
        if (converted.path("enum") instanceof ArrayNode permitted) {
            permitted.addNull();
        }
        return converted;
    }

    /** Whether a schema says nothing about its values. */
    static boolean isUntyped(JsonNode schema) {
        return schema.path("type").asText("object").equals("object") && schema.path("properties").isEmpty()
                && !schema.has("additionalProperties") && !schema.has("enum") && !schema.has("oneOf") && !schema.has("allOf") && !schema.has("anyOf");
    }

    private static boolean isPlainComposition(JsonNode schema, String composition) {
        return schema.has(composition) && !schema.has("properties") && !schema.has("required") && !schema.has("items");
    }

    private static String name(JsonNode reference) {
        String text = reference.get("$ref").asText();
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
