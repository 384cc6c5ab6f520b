/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The value of a parameter in a type whose text is the value. Headers of brokers are bytes, and the results of JSON languages are nodes: the text
 * of such an object is an address in memory, or has quotes, and would be sent as another value.
 */
public final class ParameterValue {

    private ParameterValue() {
    }

    /**
     * Returns a text for bytes in UTF-8, what a JSON node holds, and a list for an array of numbers; the same for each element of a list. Other
     * values stay as they are.
     *
     * @return null for null and for the JSON literal null
     */
    public static Object of(Object value) {
        if (value == null || value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof char[] characters) {
            return new String(characters);
        }
        if (value instanceof JsonNode node) {
            return ofNode(node);
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().anyMatch(ParameterValue::isConverted) ? ofElements(collection) : value;
        }
        return value.getClass().isArray() ? ofArray(value) : value;
    }

    private static boolean isConverted(Object element) {
        return of(element) != element;
    }

    private static Object ofNode(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        return node.isContainerNode() ? Json.MAPPER.convertValue(node, Object.class) : node.asText();
    }

    private static List<Object> ofElements(Collection<?> elements) {
        List<Object> values = new ArrayList<>(elements.size());
        elements.forEach(element -> values.add(of(element)));
        return values;
    }

    private static List<Object> ofArray(Object array) {
        List<Object> values = new ArrayList<>(Array.getLength(array));
        for (int index = 0; index < Array.getLength(array); index++) {
            values.add(of(Array.get(array, index)));
        }
        return values;
    }
}
