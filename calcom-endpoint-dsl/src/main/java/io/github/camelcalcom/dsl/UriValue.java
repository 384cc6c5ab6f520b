/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import java.util.regex.Pattern;

/** Writes values into endpoint URIs. */
final class UriValue {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~,:/@-]*");

    private UriValue() {
    }

    /** Returns the text of an option. A reference or a placeholder stays as it is, since it may stand for a bean. */
    static String of(String name, String value) {
        return value.startsWith("#") || value.contains("{{") ? value : ofParameter(name, value);
    }

    /** Returns the text of a parameter of an operation, which is never a bean. */
    static String ofParameter(String name, String value) {
        if (PLAIN.matcher(value).matches() || isRaw(value) || value.startsWith("{{?") || value.contains("${")) {
            return value;
        }
        if (!value.contains(")&")) {
            return "RAW(" + value + ')';
        }
        if (!value.contains("}&")) {
            return "RAW{" + value + '}';
        }
        throw new IllegalArgumentException("The value of " + name + " contains ')&' and '}&', which no endpoint URI can contain."
                                           + " Set it as a property, and name the property here");
    }

    private static boolean isRaw(String value) {
        return value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
    }
}
