/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the descriptions of operations from an OpenAPI document. */
final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;
    private final String hash;
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    OpenApiDocument(JsonNode root) {
        this(root, "");
    }

    private OpenApiDocument(JsonNode root, String hash) {
        this.root = root;
        this.hash = hash;
        root.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            if (METHODS.contains(method.getKey())) {
                operations.put(call(method.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey()), method.getValue());
            }
        }));
        if (operations.isEmpty()) {
            throw new InvalidCatalogException("The OpenAPI document has no operations under 'paths'");
        }
    }

    static OpenApiDocument read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new OpenApiDocument(new ObjectMapper().readTree(bytes), hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns the SHA-256 of the file, in hexadecimal digits; empty if it was not read from a file. */
    String hash() {
        return hash;
    }

    /** Returns title and version as the document states them. */
    String title() {
        return (root.at("/info/title").asText() + ' ' + root.at("/info/version").asText()).strip();
    }

    /** Returns method and path of an operation without the names of its path parameters, because our names differ from the document's. */
    static String call(String methodAndPath) {
        return methodAndPath.replaceAll("\\{[^}]*}", "{}");
    }

    Set<String> calls() {
        return new TreeSet<>(operations.keySet());
    }

    boolean has(String call) {
        return operations.containsKey(call);
    }

    /** Returns the path parameters by their position in the path, then the other parameters in the order of the document. */
    List<JsonNode> parameters(String call, String location) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode parameter : operations.get(call).path("parameters")) {
            JsonNode resolved = resolve(parameter);
            if (resolved.path("in").asText().equals(location)) {
                parameters.add(resolved);
            }
        }
        return parameters;
    }

    /** Returns the documented value of the version header, or null. */
    String version(String call) {
        for (JsonNode header : parameters(call, "header")) {
            if (header.path("name").asText().equals("cal-api-version")) {
                return header.path("schema").path("default").asText(null);
            }
        }
        return null;
    }

    /** Returns the documented OAuth scopes, which newer documents have. */
    List<String> scopes(String call) {
        List<String> scopes = new ArrayList<>();
        operations.get(call).path("x-oauth-scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    /** Whether the document deprecates an operation. */
    boolean isDeprecated(String call) {
        return operations.get(call).path("deprecated").asBoolean();
    }

    /** Returns the schema of the body, or null if there is none. */
    JsonNode body(String call) {
        JsonNode content = resolve(operations.get(call).path("requestBody")).path("content");
        return content.isEmpty() ? null : content.iterator().next().path("schema");
    }

    /** Returns the schema of the body of a successful answer, or null if the document describes none. */
    JsonNode answer(String call) {
        for (Map.Entry<String, JsonNode> response : operations.get(call).path("responses").properties()) {
            JsonNode content = resolve(response.getValue()).path("content");
            if (response.getKey().startsWith("2") && !content.isEmpty()) {
                return content.iterator().next().path("schema");
            }
        }
        return null;
    }

    /** Returns the schema with a name. */
    JsonNode schema(String name) {
        return resolve(root.path("components").path("schemas").path(name));
    }

    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            String reference = resolved.get("$ref").asText();
            resolved = root.at(reference.substring(1));
            if (resolved.isMissingNode()) {
                throw new InvalidCatalogException("The OpenAPI document refers to " + reference + ", which does not exist");
            }
        }
        return resolved;
    }
}
