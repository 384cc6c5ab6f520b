/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The examples of calls and their recorded answers, one file of each for a resource. Not thread safe. */
public final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULT_CALLER = "alice";

    private final Map<String, JsonNode> files = new HashMap<>();

    /** Returns the data of the sandbox for the examples, as a seed file in YAML. */
    public static InputStream seed() {
        return Examples.class.getResourceAsStream("/examples/seed.yaml");
    }

    /**
     * Returns the example of an operation, or null if it has none.
     *
     * @throws IOException if a file cannot be read
     */
    public Example find(String resource, String name) throws IOException {
        JsonNode example = file("/examples/" + resource + ".json").path(name);
        if (example.isMissingNode()) {
            return null;
        }
        JsonNode answer = file("/answers/" + resource + ".json").path(name);
        return new Example(example.path("as").asText(DEFAULT_CALLER), texts(example.path("given")), example.path("from").asText(null),
                texts(example.path("then")), example.path("parameters"), example.hasNonNull("body") ? example.get("body") : null, answer.isMissingNode() || answer.isNull() ? null : answer);
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /**
     * Returns why an operation has no example, or null if that is not known.
     *
     * @throws IOException if the file cannot be read
     */
    public String reasonForNone(String uri) throws IOException {
        return file("/examples/none.json").path(uri).textValue();
    }

    /**
     * Returns the operations that have a reason for having no example.
     *
     * @throws IOException if the file cannot be read
     */
    public Set<String> withoutExample() throws IOException {
        Set<String> uris = new TreeSet<>();
        file("/examples/none.json").fieldNames().forEachRemaining(uris::add);
        return uris;
    }

    private JsonNode file(String path) throws IOException {
        JsonNode file = files.get(path);
        if (file == null) {
            try (InputStream input = Examples.class.getResourceAsStream(path)) {
                file = input == null ? MissingNode.getInstance() : JSON.readTree(input);
            }
            files.put(path, file);
        }
        return file;
    }
}
