/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes values into endpoint URIs. */
final class UriValue {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~,:/@-]*");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    /** Camel evaluates it wherever it is in a URI. */
    private static final String EVALUATED = "$simple{";

    private UriValue() {
    }

    /** Returns the text of an option. A reference, a placeholder, an expression or {@code RAW()} stays as it is, since it may stand for a bean. */
    static String of(String name, String value) {
        boolean isRaw = value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
        return isRaw || value.startsWith("#") || value.contains("{{") || value.contains("${") ? value : protect(name, value);
    }

    /** Returns the text of a parameter of an operation, which is data except for placeholders and the expressions of {@code toD}. */
    static String ofParameter(String name, String value) {
        if (value.contains(EVALUATED)) {
            throw new IllegalArgumentException("The value of " + name + " contains " + EVALUATED + ", which Camel evaluates in every endpoint URI."
                                               + " Use ${...} for an expression of toD. Set the header CamelCalcom" + name.substring(0, 1).toUpperCase(Locale.ROOT)
                                               + name.substring(1) + " if it is data");
        }
        return value.startsWith("{{?") ? value : protect(name, value);
    }

    private static String protect(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The value of " + name + " contains a control character, such as a line break. Camel drops or refuses"
                                               + " it in a URI. Set the header of the parameter instead");
        }
        if (PLAIN.matcher(EXPRESSION.matcher(value).replaceAll("")).matches()) {
            return value;
        }
        if (!value.contains(")&")) {
            return "RAW(" + value + ')';
        }
        if (!value.contains("}&")) {
            return "RAW{" + value + '}';
        }
        throw new IllegalArgumentException("The value of " + name + " contains ')&' and '}&', which no endpoint URI can contain."
                                           + " Set the header of the parameter instead, or bind the value of an option as a bean and name it as #bean:name");
    }
}
