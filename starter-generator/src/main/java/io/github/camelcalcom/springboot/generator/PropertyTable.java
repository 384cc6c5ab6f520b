/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the table of all properties in the guide, between two comments that mark its place. */
final class PropertyTable {

    static final String BEGIN = "// the table is generated from the component's metadata; do not edit";
    static final String END = "// end of the generated table";

    private PropertyTable() {
    }

    /**
     * Returns the guide with a new table.
     *
     * @throws IOException if the guide has no place for the table
     */
    static String replacedIn(String guide, ComponentMetadata metadata) throws IOException {
        return replaced(guide, BEGIN, END, table(metadata));
    }

    /** Returns a page with another text between two comments. */
    static String replaced(String page, String beginComment, String endComment, String table) throws IOException {
        int begin = page.indexOf(beginComment);
        int end = page.indexOf(endComment);
        if (begin < 0 || end < begin) {
            throw new IOException("The guide has no place for the property table. Expected the lines '" + beginComment + "' and '" + endComment
                                  + "'");
        }
        return page.substring(0, begin) + beginComment + '\n' + table + page.substring(end);
    }

    private static String table(ComponentMetadata metadata) {
        StringBuilder table = new StringBuilder("[cols=\"3,6,2,2\",options=\"header\"]\n|===\n| Property | What it is | Default | Type\n");
        row(table, "enabled", "Whether to enable auto configuration of the calcom component.", "true", "Boolean");
        row(table, "customizer.enabled", "Whether these properties are applied to the component calcom.", "true", "Boolean");
        row(table, "ssl-bundle", "Name of the Spring Boot SSL bundle with the trust store and the key for TLS, in place of"
                                 + " ssl-context-parameters.", null, "String");
        for (ComponentOption option : metadata.options()) {
            row(table, option.propertyName(), option.description() + (option.secret() ? " Secret." : "")
                                              + (option.deprecated() ? " Deprecated." : ""), defaultValue(option), type(option));
        }
        return table.append("|===\n").toString();
    }

    private static void row(StringBuilder table, String name, String description, String defaultValue, String type) {
        table.append("\n| `").append(StarterGenerator.PREFIX).append('.').append(name).append("`\n| ").append(cell(description)).append("\n| ")
                .append(defaultValue == null ? "" : '`' + defaultValue + '`').append("\n| ").append(cell(type)).append('\n');
    }

    private static String defaultValue(ComponentOption option) {
        if (option.defaultValue() == null || !option.type().equals("duration")) {
            return option.defaultValue();
        }
        return option.defaultValue() + "ms";
    }

    private static String type(ComponentOption option) {
        if (!option.values().isEmpty()) {
            return option.values().stream().map(value -> '`' + value.toLowerCase(Locale.ROOT).replace('_', '-') + '`').collect(Collectors.joining(", "));
        }
        return option.isObject() ? "bean of type `" + JavaFile.simpleName(option.javaType()) + '`' : JavaFile.simpleName(option.fieldType());
    }

    /** Escapes the end of a cell and attributes of AsciiDoc. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("{", "\\{");
    }
}
