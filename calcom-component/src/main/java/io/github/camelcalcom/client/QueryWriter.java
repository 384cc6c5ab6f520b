/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.Parameter.ArrayStyle;

/**
 * Appends parameters to the query of a request. An object whose fields the catalogue names is written field by field, as
 * {@code name[field]=value}, and a list of objects as {@code name[0][field]=value}. The names are encoded as the values are.
 */
final class QueryWriter {

    private static final ObjectMapper OBJECTS = new ObjectMapper();

    private final StringBuilder target;
    private char separator = '?';

    /** @param target ends with the path */
    QueryWriter(StringBuilder target) {
        this.target = target;
    }

    /**
     * Appends a value.
     *
     * @throws IllegalArgumentException if the parameter does not take such a value
     */
    void append(Parameter parameter, Object value) {
        if (parameter.arrayStyle() == ArrayStyle.INDEX) {
            List<?> elements = elements(parameter, value);
            for (int index = 0; index < elements.size(); index++) {
                append(element(parameter, index), elements.get(index));
            }
        } else if (!parameter.fields().isEmpty()) {
            appendFields(parameter, object(parameter, value));
        } else {
            appendTexts(parameter, ParameterText.of(parameter, value));
        }
    }

    private void appendFields(Parameter parameter, Map<?, ?> object) {
        Set<String> unknown = new TreeSet<>();
        object.keySet().forEach(name -> unknown.add(String.valueOf(name)));
        for (Parameter field : parameter.fields()) {
            unknown.remove(field.name());
            Object value = object.get(field.name());
            if (value != null) {
                append(field.named(parameter.name() + '[' + field.name() + ']'), value);
            } else if (field.required()) {
                throw new IllegalArgumentException("Missing field " + field.name() + " of the parameter " + parameter.name());
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown field " + String.join(", ", unknown) + " of the parameter " + parameter.name()
                                               + ". Valid are: " + String.join(", ", parameter.fields().stream().map(Parameter::name).toList()));
        }
    }

    private void appendTexts(Parameter parameter, List<String> texts) {
        String name = ParameterText.encode(parameter.name());
        if (parameter.arrayStyle() == ArrayStyle.REPEAT) {
            texts.forEach(text -> appendOne(name, ParameterText.encode(text)));
        } else {
            appendOne(name, String.join(",", texts.stream().map(ParameterText::encode).toList()));
        }
    }

    private void appendOne(String name, String value) {
        target.append(separator).append(name).append('=').append(value);
        separator = '&';
    }

    private static Parameter element(Parameter parameter, int index) {
        return new Parameter(parameter.name() + '[' + index + ']', parameter.location(), parameter.type(), ArrayStyle.NONE, parameter.values(),
                parameter.required(), parameter.availability(), parameter.summary(), parameter.fields(), null);
    }

    /** The elements of a list. A single object counts as a list of one. */
    private static List<?> elements(Parameter parameter, Object value) {
        Object plain = plain(parameter, value);
        if (plain instanceof Collection<?> collection) {
            if (collection.isEmpty()) {
                throw refused(parameter, "at least one element");
            }
            return new ArrayList<>(collection);
        }
        return plain instanceof Object[] array ? Arrays.asList(array) : List.of(plain);
    }

    private static Map<?, ?> object(Parameter parameter, Object value) {
        if (plain(parameter, value) instanceof Map<?, ?> object) {
            return object;
        }
        throw refused(parameter, "an object with " + String.join(", ", parameter.fields().stream().map(Parameter::name).toList())
                                 + ", as a Map or as JSON");
    }

    /** A text is JSON. Other objects are converted as they would be written in a body. */
    private static Object plain(Parameter parameter, Object value) {
        if (value instanceof Map<?, ?> || value instanceof Collection<?> || value instanceof Object[]) {
            return value;
        }
        try {
            return value instanceof CharSequence text ? OBJECTS.readValue(text.toString(), Object.class)
                    : OBJECTS.convertValue(value, Object.class);
        } catch (JsonProcessingException e) {
            throw refused(parameter, "a list or an object, as JSON");
        }
    }

    private static IllegalArgumentException refused(Parameter parameter, String expected) {
        return new IllegalArgumentException("Invalid value of the parameter " + parameter.name() + ": expected " + expected);
    }

    /**
     * Checks a value as a call would.
     *
     * @throws IllegalArgumentException if the parameter does not take it
     */
    static void check(Parameter parameter, Object value) {
        new QueryWriter(new StringBuilder()).append(parameter, value);
    }
}
