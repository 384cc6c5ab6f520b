/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camelcalcom.catalog.Operation;

/** The blocks of an example: its route in Java and in YAML, the answer, and the fields of the answer. */
final class ExampleBlocks {

    private static final ObjectWriter JSON = new ObjectMapper().writer(new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private static final int LONG_ANSWER = 30;
    private static final String BLOCK_END = "\n----\n\n";

    /** The sentence about the credential of a call, by its name in the examples. The API key of a user has none. */
    private static final Map<String, String> CALLERS = Map.of(
            "acme", "The example calls with an API key of the organization.\n\n",
            "portal", "The example calls as the platform client.\n\n",
            "bob", "The example calls with the API key of a member of the organization.\n\n",
            "none", "The example calls without credentials.\n\n");

    private final Operation operation;
    private final Example example;

    ExampleBlocks(Operation operation, Example example) {
        this.operation = operation;
        this.example = example;
    }

    String asciiDoc() throws JsonProcessingException {
        StringBuilder text = new StringBuilder(CALLERS.getOrDefault(example.caller(), ""));
        text.append(".Java\n[source,java]\n----\n").append(java()).append(BLOCK_END);
        text.append(".YAML\n[source,yaml]\n----\n").append(yaml()).append(BLOCK_END);
        if (example.answer() != null) {
            answer(text);
        }
        return text.toString();
    }

    private String route() {
        return operation.resource() + '-' + operation.name();
    }

    private String java() throws JsonProcessingException {
        StringBuilder text = new StringBuilder("from(\"direct:").append(route()).append("\")\n");
        if (example.body() != null) {
            text.append("    .setBody(constant(\"\"\"\n").append(json(example.body()).indent(8))
                    .append("        \"\"\"))\n");
        }
        return text.append("    .to(\"calcom:").append(operation.uri()).append(escaped(query())).append("\");").toString();
    }

    private String query() {
        String query = example.parameters().properties().stream().map(parameter -> parameter.getKey() + '=' + value(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : '?' + query;
    }

    /** Escapes a text between quotes, for Java and for YAML. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Returns a value of the URI. Characters with a meaning there require RAW. */
    private static String value(JsonNode value) {
        String text = value.asText();
        return text.matches("[\\w.:/@,-]*") ? text : "RAW(" + text + ')';
    }

    private String yaml() throws JsonProcessingException {
        StringBuilder text = new StringBuilder("- route:\n    from:\n      uri: direct:").append(route()).append("\n      steps:\n");
        if (example.body() != null) {
            text.append("        - setBody:\n            constant: |\n").append(json(example.body()).indent(14));
        }
        text.append("        - to:\n            uri: calcom:").append(operation.uri());
        if (!example.parameters().isEmpty()) {
            text.append("\n            parameters:");
            for (Map.Entry<String, JsonNode> parameter : example.parameters().properties()) {
                text.append("\n              ").append(parameter.getKey()).append(": ")
                        .append(parameter.getValue().isTextual() ? '"' + escaped(parameter.getValue().asText()) + '"' : parameter.getValue().asText());
            }
        }
        return text.toString();
    }

    private void answer(StringBuilder text) throws JsonProcessingException {
        String json = json(example.answer());
        boolean collapsed = json.lines().count() > LONG_ANSWER;
        if (collapsed) {
            text.append(".Answer\n[%collapsible]\n====\n");
        } else {
            text.append(".Answer\n");
        }
        text.append("[source,json]\n----\n").append(json).append("\n----\n");
        text.append(collapsed ? "====\n\n" : "\n");
    }

    private static String json(JsonNode value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
