/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The metadata of the component, as Camel's plugin writes it. */
record ComponentMetadata(String title, String description, List<ComponentOption> options) {

    /** @throws IOException if the file cannot be read, or is not the metadata of a component */
    static ComponentMetadata read(Path file) throws IOException {
        JsonNode document = new ObjectMapper().readTree(file.toFile());
        JsonNode component = document.path("component");
        List<ComponentOption> options = new ArrayList<>();
        for (var entry : document.path("componentProperties").properties()) {
            options.add(option(entry.getKey(), entry.getValue()));
        }
        if (options.isEmpty()) {
            throw new IOException(file + " has no componentProperties. Expected the JSON that camel-package-maven-plugin writes for a component");
        }
        return new ComponentMetadata(component.path("title").asText(), component.path("description").asText(), List.copyOf(options));
    }

    private static ComponentOption option(String name, JsonNode json) {
        List<String> values = new ArrayList<>();
        json.path("enum").forEach(value -> values.add(value.asText()));
        return new ComponentOption(name, json.path("type").asText(), json.path("javaType").asText(),
                json.hasNonNull("defaultValue") ? json.get("defaultValue").asText() : null, json.path("description").asText(), values,
                json.path("secret").asBoolean(), json.path("deprecated").asBoolean(), json.path("configurationField").asText().equals("configuration"));
    }
}
