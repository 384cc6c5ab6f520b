/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * Builds maps and lists from JSON while it is read, so that the text of an answer is never held as a whole. For one document; not thread
 * safe.
 */
final class JsonTreeReader {

    /** Longer than any number of the API. A number of a million digits would keep a thread busy for minutes. */
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 10_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).maxNameLength(LONGEST_NAME).build())
            .build();

    private final List<Object> outer = new ArrayList<>(8);
    private Map<String, Object> object;
    private List<Object> array;
    private String key;
    private Object document;
    private boolean complete;

    /**
     * Reads a document: a map, a list, a text, a number, a boolean, or null for the literal and for no text at all.
     *
     * @param  json        in UTF-8; read to its end, not closed
     * @throws IOException if it is not valid JSON, or cannot be read
     */
    Object read(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> key = parser.currentName();
                    case START_OBJECT -> open(new JsonMap(), null);
                    case START_ARRAY -> open(null, new JsonList());
                    case END_OBJECT, END_ARRAY -> close(object != null ? object : array);
                    case VALUE_STRING -> add(parser.getText());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(ExactNumbers.read(parser));
                    case VALUE_TRUE -> add(Boolean.TRUE);
                    case VALUE_FALSE -> add(Boolean.FALSE);
                    default -> add(null);
                }
            }
        }
        return document;
    }

    /** Whether any value was there. */
    boolean hasDocument() {
        return complete;
    }

    private void open(Map<String, Object> newObject, List<Object> newArray) {
        Object value = newObject != null ? newObject : newArray;
        if (object != null) {
            object.put(key, value);
            outer.add(object);
        } else if (array != null) {
            array.add(value);
            outer.add(array);
        }
        object = newObject;
        array = newArray;
    }

    @SuppressWarnings("unchecked")
    private void close(Object value) {
        object = null;
        array = null;
        if (outer.isEmpty()) {
            setDocument(value);
            return;
        }
        Object parent = outer.remove(outer.size() - 1);
        if (parent instanceof Map) {
            object = (Map<String, Object>) parent;
        } else {
            array = (List<Object>) parent;
        }
    }

    private void add(Object value) {
        if (object != null) {
            object.put(key, value);
        } else if (array != null) {
            array.add(value);
        } else {
            setDocument(value);
        }
    }

    private void setDocument(Object value) {
        document = value;
        complete = true;
    }
}
