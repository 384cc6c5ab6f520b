/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Writes the tables of the component's page: the options of the component, the path and query parameters of endpoints, and the message headers.
 * Two comments mark the place of each table.
 */
final class OptionTables {

    private static final String HEAD = "[cols=\"3,6,2,2\",options=\"header\"]\n|===\n| Name | Description | Default | Type\n";

    private OptionTables() {
    }

    static String begin(String table) {
        return "// the table of " + table + " is generated from the component's metadata; do not edit";
    }

    static String end(String table) {
        return "// end of the table of " + table;
    }

    /**
     * Returns the page with new tables.
     *
     * @throws IOException if the page lacks the place of a table
     */
    static String replacedIn(String page, JsonNode metadata) throws IOException {
        JsonNode endpoint = metadata.path("properties");
        String replaced = PropertyTable.replaced(page, begin("component options"), end("component options"),
                options(metadata.path("componentProperties"), option -> true));
        replaced = PropertyTable.replaced(replaced, begin("path parameters"), end("path parameters"),
                options(endpoint, option -> option.path("kind").asText().equals("path")));
        replaced = PropertyTable.replaced(replaced, begin("query parameters"), end("query parameters"),
                options(endpoint, option -> !option.path("kind").asText().equals("path")));
        return PropertyTable.replaced(replaced, begin("message headers"), end("message headers"), headers(metadata.path("headers")));
    }

    private static String options(JsonNode options, Predicate<JsonNode> selected) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            if (selected.test(option.getValue())) {
                row(table, option.getKey(), option.getValue());
            }
        }
        return table.append("|===\n").toString();
    }

    private static void row(StringBuilder table, String name, JsonNode option) {
        String group = option.path("group").asText();
        table.append("\n| `").append(name).append('`').append(option.path("required").asBoolean() ? " *" : "").append(" (").append(group)
                .append(")\n| ").append(PropertyTable.cell(option.path("description").asText()))
                .append(option.path("secret").asBoolean() ? " Secret." : "").append(option.path("deprecated").asBoolean() ? " Deprecated." : "");
        if (option.has("enum")) {
            table.append(" Values:");
            for (JsonNode value : option.path("enum")) {
                table.append(" `").append(value.asText()).append('`');
            }
            table.append('.');
        }
        table.append("\n| ").append(option.hasNonNull("defaultValue") ? '`' + option.get("defaultValue").asText() + '`' : "").append("\n| ")
                .append(type(option)).append('\n');
    }

    private static String type(JsonNode option) {
        String type = option.path("type").asText();
        return type.equals("object") ? '`' + JavaFile.simpleName(option.path("javaType").asText()) + '`' : type.equals("duration")
                ? "duration, ms" : type;
    }

    private static String headers(JsonNode headers) {
        StringBuilder table = new StringBuilder("[cols=\"3,5,2,2\",options=\"header\"]\n|===\n| Header | Description | Used by | Type\n");
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode details = header.getValue();
            table.append("\n| `").append(header.getKey()).append("`\n| ").append(PropertyTable.cell(details.path("description").asText()))
                    .append("\n| ").append(details.path("label").asText().toLowerCase(Locale.ROOT)).append("\n| `")
                    .append(JavaFile.simpleName(details.path("javaType").asText())).append("`\n");
        }
        return table.append("|===\n").toString();
    }
}
