/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a request body, flattened over the variants that the API accepts. */
final class BodySchema {

    private final OpenApiDocument document;
    private final Map<String, List<JsonNode>> fields = new LinkedHashMap<>();
    private final List<Variant> variants;

    BodySchema(OpenApiDocument document, JsonNode schema) {
        this.document = document;
        this.variants = variants(schema);
        for (Variant variant : variants) {
            variant.properties.forEach((name, property) -> fields.computeIfAbsent(name, any -> new ArrayList<>()).add(property));
        }
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** Returns the variants that the API accepts, each with all of its fields; one without fields if the schema is no object. */
    List<Variant> variants() {
        return variants;
    }

    /** Whether every variant requires the field. */
    boolean isRequired(String name) {
        return variants.stream().allMatch(variant -> variant.required.contains(name));
    }

    /** The JSON type of the field if it is the same in all variants, or else object. */
    String type(String name) {
        Set<String> types = new LinkedHashSet<>();
        fields.get(name).forEach(property -> types.addAll(types(property)));
        return types.size() == 1 ? types.iterator().next() : "object";
    }

    /** The values that any variant permits, or for an array those of its elements. */
    List<String> values(String name) {
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode property : fields.get(name)) {
            JsonNode resolved = document.resolve(property);
            JsonNode holder = resolved.has("items") ? document.resolve(resolved.get("items")) : resolved;
            holder.path("enum").forEach(value -> values.add(value.asText()));
        }
        return List.copyOf(values);
    }

    private Set<String> types(JsonNode property) {
        JsonNode resolved = document.resolve(property);
        Set<String> types = new LinkedHashSet<>();
        if (resolved.has("type")) {
            types.add(resolved.get("type").asText());
            return types;
        }
        for (String composition : List.of("oneOf", "anyOf", "allOf")) {
            resolved.path(composition).forEach(part -> types.addAll(types(part)));
        }
        return types;
    }

    private List<Variant> variants(JsonNode schema) {
        JsonNode resolved = document.resolve(schema);
        List<Variant> variants = new ArrayList<>();
        for (String choice : List.of("oneOf", "anyOf")) {
            resolved.path(choice).forEach(part -> variants.addAll(variants(part)));
        }
        if (variants.isEmpty()) {
            variants.add(Variant.empty());
        }
        for (JsonNode part : resolved.path("allOf")) {
            variants(part).forEach(common -> variants.forEach(variant -> variant.add(common)));
        }
        Variant own = Variant.empty();
        resolved.path("properties").properties().forEach(property -> own.properties.put(property.getKey(), property.getValue()));
        resolved.path("required").forEach(name -> own.required.add(name.asText()));
        variants.forEach(variant -> variant.add(own));
        return variants;
    }

    /** One of the forms of a body. */
    record Variant(Map<String, JsonNode> properties, Set<String> required) {

        static Variant empty() {
            return new Variant(new LinkedHashMap<>(), new LinkedHashSet<>());
        }

        private void add(Variant other) {
            properties.putAll(other.properties);
            required.addAll(other.required);
        }
    }
}
