/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.util.List;
import java.util.Locale;

/**
 * An option of the component, from its metadata.
 *
 * @param name         in camel case
 * @param type         the kind in Camel's metadata: string, boolean, integer, duration, enum or object
 * @param javaType     the class, with its type arguments
 * @param defaultValue null if it has none
 * @param values       the values of an enum; empty for other options
 * @param shared       whether it is an option of the endpoints' default configuration, not of the component only
 */
record ComponentOption(String name, String type, String javaType, String defaultValue, String description, List<String> values,
        boolean secret, boolean deprecated, boolean shared) {

    /** The name as a property of Spring Boot, such as {@code api-key}. */
    String propertyName() {
        StringBuilder text = new StringBuilder();
        for (char character : name.toCharArray()) {
            if (Character.isUpperCase(character)) {
                text.append('-');
            }
            text.append(Character.toLowerCase(character));
        }
        return text.toString();
    }

    /** The name after {@code get} or {@code set}. */
    String accessorName() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The type of the field. A duration accepts a number of milliseconds, and text such as {@code 10s}. */
    String fieldType() {
        return switch (type) {
            case "duration" -> "java.time.Duration";
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> javaType.equals("long") ? "java.lang.Long" : "java.lang.Integer";
            case "string", "enum", "object" -> javaType;
            default -> throw new IllegalArgumentException("The option " + name + " is of the type " + type + ", which the generator does not know");
        };
    }

    boolean isObject() {
        return type.equals("object");
    }

    /** The initial value of the field, or null. */
    String initialValue() {
        if (defaultValue == null) {
            return null;
        }
        return switch (type) {
            case "duration" -> "Duration.ofMillis(" + defaultValue + ')';
            case "boolean" -> defaultValue;
            case "integer" -> javaType.equals("long") ? defaultValue + 'L' : defaultValue;
            case "enum" -> javaType.equals("java.lang.String") ? quoted() : constant();
            case "string" -> quoted();
            default -> throw new IllegalArgumentException("The option " + name + " of the type " + type + " cannot have the default " + defaultValue);
        };
    }

    private String quoted() {
        return '"' + defaultValue.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String constant() {
        return JavaFile.simpleName(javaType) + '.' + defaultValue.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
