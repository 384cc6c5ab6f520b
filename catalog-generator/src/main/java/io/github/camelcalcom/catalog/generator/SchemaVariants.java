/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The parts of a {@code oneOf}. The document uses it for every union, even if a value can comply with several parts. JSON Schema validators
 * refuse such a value, so a union is exclusive only if a JSON type or the value of a required property distinguishes its parts.
 */
final class SchemaVariants {

    private final OpenApiDocument document;
    private final List<JsonNode> parts = new ArrayList<>();

    SchemaVariants(OpenApiDocument document, JsonNode parts) {
        this.document = document;
        parts.forEach(part -> this.parts.add(document.resolve(part)));
    }

    boolean areExclusive() {
        return haveDistinctTypes() || distinguishingProperties().stream().anyMatch(this::distinguishes);
    }

    private boolean haveDistinctTypes() {
        Set<String> types = new HashSet<>();
        for (JsonNode part : parts) {
            String type = part.path("type").asText(part.has("properties") ? "object" : "");
            if (type.isEmpty() || !types.add(type)) {
                return false;
            }
        }
        return !(types.contains("integer") && types.contains("number"));
    }

    private Set<String> distinguishingProperties() {
        Set<String> required = new LinkedHashSet<>();
        parts.get(0).path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private boolean distinguishes(String property) {
        Set<String> values = new HashSet<>();
        for (JsonNode part : parts) {
            JsonNode permitted = document.resolve(part.path("properties").path(property)).path("enum");
            boolean required = false;
            for (JsonNode name : part.path("required")) {
                required |= name.asText().equals(property);
            }
            if (!required || permitted.isEmpty()) {
                return false;
            }
            for (JsonNode value : permitted) {
                if (!values.add(value.asText())) {
                    return false;
                }
            }
        }
        return true;
    }
}
