/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.regex.Pattern;

/** Values as JavaScript converts and compares them. The real server does so where it has no rule for the type of a value. */
public final class JavaScriptValue {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private JavaScriptValue() {
    }

    /** Whether a value counts as true. A missing value does not. */
    public static boolean isTruthy(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue() != 0;
        }
        return value.isContainerNode() || value.isTextual() && !value.asText().isEmpty() || value.isBoolean() && value.asBoolean();
    }

    /** Returns a value as a number; NaN if it is not one. */
    public static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isNull()) {
            return 0;
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? 1 : 0;
        }
        String text = value.isTextual() ? value.asText().strip() : "no number";
        if (text.isEmpty()) {
            return 0;
        }
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** Whether a value is greater than another one. Texts are compared by their characters, other values as numbers. */
    public static boolean isGreater(JsonNode value, JsonNode other) {
        return value.isTextual() && other.isTextual() ? value.asText().compareTo(other.asText()) > 0 : number(value) > number(other);
    }
}
