/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelcalcom.catalog.Paging;

/**
 * Our manual description of the API: the names of its operations, additions and corrections to the OpenAPI document, and all sentences.
 *
 * @param operations  by {@code resource/operation}
 * @param additions   parameters and body fields that the document lacks, by {@code resource/operation}
 * @param corrections corrections of the document's parameters and body fields
 * @param glossary    one line for each parameter and body field
 * @param paging      how lists are paged, by name
 * @param headers     the headers that the component writes, and those that it reads in addition to parameters
 * @param related     operations that serve the purpose of another one as well, or replace it
 * @param source      the date of the document, and the state of this overlay
 * @param scopes      the operations that each OAuth scope permits, for operations without scopes in the document
 * @param schemas     nested fields and results that the document lacks or has wrong, as JSON Schema
 */
record Overlay(Map<String, JsonNode> operations, JsonNode additions, List<JsonNode> corrections, JsonNode glossary, JsonNode paging,
        JsonNode headers, JsonNode related, JsonNode source, JsonNode scopes, JsonNode schemas) {

    private static final String FOLDER = "/overlay/";

    /** Reads the overlay in the generator's jar. */
    static Overlay ours() throws IOException {
        return of(file("operations"), file("additions"), file("corrections"), file("glossary"), file("paging"), file("headers"),
                file("related"), file("source"), file("scopes"), file("schemas"));
    }

    static Overlay of(
            JsonNode resources, JsonNode additions, JsonNode corrections, JsonNode glossary, JsonNode paging, JsonNode headers,
            JsonNode related, JsonNode source, JsonNode scopes, JsonNode schemas) {
        Map<String, JsonNode> operations = new TreeMap<>();
        resources.properties().forEach(resource -> resource.getValue().properties()
                .forEach(operation -> operations.put(resource.getKey() + '/' + operation.getKey(), operation.getValue())));
        List<JsonNode> list = new ArrayList<>();
        corrections.forEach(list::add);
        additions.fieldNames().forEachRemaining(uri -> requireKnown(operations, "additions.json", uri));
        scopes.properties().forEach(scope -> scope.getValue().forEach(uri -> requireKnown(operations, "scopes.json", uri.asText())));
        related.properties().forEach(relation -> {
            requireKnown(operations, "related.json", relation.getKey());
            relation.getValue().forEach(uri -> requireKnown(operations, "related.json", uri.asText()));
        });
        return new Overlay(operations, additions, list, glossary, paging, headers, related, source, scopes, schemas);
    }

    private static void requireKnown(Map<String, JsonNode> operations, String file, String uri) {
        if (!operations.containsKey(uri)) {
            throw new InvalidCatalogException(file + " names " + uri + ", which operations.json does not have");
        }
    }

    /** Returns the operations that serve the purpose of this one as well, or replace it. */
    List<String> relatedTo(String uri) {
        List<String> others = new ArrayList<>();
        related.path(uri).forEach(other -> others.add(other.asText()));
        return others;
    }

    /** Returns the scopes that permit an operation, in the order of scopes.json. */
    List<String> scopesOf(String uri) {
        List<String> permitting = new ArrayList<>();
        scopes.properties().forEach(scope -> scope.getValue().forEach(operation -> {
            if (operation.asText().equals(uri)) {
                permitting.add(scope.getKey());
            }
        }));
        return permitting;
    }

    /** Returns the paging with a name in paging.json. */
    Paging pagingNamed(String name) {
        JsonNode entry = paging.path(name);
        if (entry.isMissingNode()) {
            throw new InvalidCatalogException("paging.json has no entry '" + name + "'");
        }
        return new Paging(Paging.Style.valueOf(entry.path("style").asText()), entry.path("maxPageSize").asInt(),
                entry.path("items").asText("data"), entry.path("next").asText(null));
    }

    /** Returns our summary of a parameter: the one of the operation, or else of the resource, or else of the name. */
    String parameterSummary(String uri, String name) {
        return summary("parameters", "parameterOverrides", uri, name);
    }

    /** Returns our summary of a body field: the one of the operation, or else of the resource, or else of the name. */
    String bodyFieldSummary(String uri, String name) {
        return summary("bodyFields", "bodyFieldOverrides", uri, name);
    }

    private String summary(String section, String overrides, String uri, String name) {
        String resource = uri.substring(0, uri.indexOf('/'));
        for (String key : List.of(uri + '#' + name, resource + '#' + name)) {
            if (glossary.path(overrides).has(key)) {
                return glossary.path(overrides).get(key).asText();
            }
        }
        JsonNode entry = glossary.path(section).path(name);
        if (entry.isMissingNode()) {
            throw new InvalidCatalogException("glossary.json has no '" + name + "' in its " + section + ", needed by " + uri);
        }
        return entry.asText();
    }

    private static JsonNode file(String name) throws IOException {
        String path = FOLDER + name + ".json";
        try (InputStream stream = Overlay.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new InvalidCatalogException("The generator has no file " + path);
            }
            return new ObjectMapper().readTree(stream);
        }
    }
}
