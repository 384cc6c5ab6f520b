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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        if (operation.kind() == Operation.Kind.EVENTS) {
            text.append("`{{hooks.url}}` is the public address of the application. The exchange shown is that of a booking.\n\n");
        } else if (operation.kind() == Operation.Kind.CHANGES) {
            text.append("The exchange shown is the first one.\n\n");
        }
        text.append(".Java\n[source,java]\n----\n").append(java()).append(BLOCK_END);
        text.append(".YAML\n[source,yaml]\n----\n").append(yaml()).append(BLOCK_END);
        if (example.answer() != null) {
            answer(text);
        }
        return text.toString();
    }

    private String begin() {
        return example.from() != null ? example.from() : "direct:" + operation.resource() + '-' + operation.name();
    }

    private boolean consumes() {
        return operation.kind() == Operation.Kind.CHANGES || operation.kind() == Operation.Kind.EVENTS;
    }

    /** Returns the endpoint that the route consumes from, without its parameters. */
    private String consumed() {
        return (operation.kind() == Operation.Kind.EVENTS ? "webhook:calcom:" : "calcom:") + operation.uri();
    }

    /** Returns the parameters of the endpoint. Those of the HTTP server are the same in all examples. */
    private ObjectNode parameters() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (operation.kind() == Operation.Kind.EVENTS) {
            parameters.put("webhookComponentName", "platform-http").put("webhookPath", "/calcom").put("webhookExternalUrl", "{{hooks.url}}");
        }
        example.parameters().properties().forEach(parameter -> parameters.set(parameter.getKey(), parameter.getValue()));
        return parameters;
    }

    private String logged() {
        return operation.kind() == Operation.Kind.EVENTS ? "${header.CamelCalcomWebhookTrigger} ${header.CamelCalcomWebhookBookingUid}"
                : "${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}";
    }

    private String java() throws JsonProcessingException {
        if (consumes()) {
            return "from(\"" + escaped(consumed() + query()) + "\")\n    .log(\"" + logged() + "\");";
        }
        StringBuilder text = new StringBuilder("from(\"").append(begin()).append("\")\n");
        if (example.body() != null) {
            text.append("    .setBody(constant(\"\"\"\n").append(json(example.body()).indent(8))
                    .append("        \"\"\"))\n");
        }
        return text.append("    .to(\"calcom:").append(operation.uri()).append(escaped(query())).append("\");").toString();
    }

    private String query() {
        String query = parameters().properties().stream().map(parameter -> parameter.getKey() + '=' + value(parameter.getValue()))
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
        return text.matches("[\\w.:/@,{}-]*") ? text : "RAW(" + text + ')';
    }

    private String yaml() throws JsonProcessingException {
        if (consumes()) {
            StringBuilder text = new StringBuilder("- route:\n    from:\n      uri: ").append(consumed());
            parameters(text, "      ");
            return text.append("\n      steps:\n        - log:\n            message: \"").append(logged()).append('"').toString();
        }
        StringBuilder text = new StringBuilder("- route:\n    from:\n      uri: ").append(uri(begin())).append("\n      steps:\n");
        if (example.body() != null) {
            text.append("        - setBody:\n            constant: |\n").append(json(example.body()).indent(14));
        }
        text.append("        - to:\n            uri: calcom:").append(operation.uri());
        parameters(text, "            ");
        return text.toString();
    }

    /** Returns a URI as a value in YAML. A brace has a meaning there. */
    private static String uri(String uri) {
        return uri.contains("{") ? '"' + uri + '"' : uri;
    }

    private void parameters(StringBuilder text, String indentation) {
        if (!parameters().isEmpty()) {
            text.append('\n').append(indentation).append("parameters:");
            for (Map.Entry<String, JsonNode> parameter : parameters().properties()) {
                text.append('\n').append(indentation).append("  ").append(parameter.getKey()).append(": ")
                        .append(parameter.getValue().isTextual() ? '"' + escaped(parameter.getValue().asText()) + '"' : parameter.getValue().asText());
            }
        }
    }

    private void answer(StringBuilder text) throws JsonProcessingException {
        String json = json(example.answer());
        boolean collapsed = json.lines().count() > LONG_ANSWER;
        text.append(consumes() ? ".Exchange\n" : ".Answer\n");
        if (collapsed) {
            text.append("[%collapsible]\n====\n");
        }
        text.append("[source,json]\n----\n").append(json).append("\n----\n");
        text.append(collapsed ? "====\n\n" : "\n");
    }

    private static String json(JsonNode value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
