/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The entries of corrections.json for parameters or for body fields, and the record of the entries that were used. */
final class Corrections {

    private final List<JsonNode> entries;
    private final String kind;
    private final Set<JsonNode> used = new HashSet<>();

    /** @param kind the field with the name of the corrected element: {@code parameter} or {@code bodyField} */
    Corrections(List<JsonNode> entries, String kind) {
        this.entries = entries;
        this.kind = kind;
    }

    List<JsonNode> of(String uri, String name) {
        List<JsonNode> fitting = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.path(kind).asText().equals(name) && appliesTo(entry, uri)) {
                fitting.add(entry);
                used.add(entry);
            }
        }
        return fitting;
    }

    Set<JsonNode> used() {
        return new HashSet<>(used);
    }

    private static boolean appliesTo(JsonNode entry, String uri) {
        if (!entry.has("operations")) {
            return true;
        }
        for (JsonNode operation : entry.get("operations")) {
            if (operation.asText().equals(uri)) {
                return true;
            }
        }
        return false;
    }
}
