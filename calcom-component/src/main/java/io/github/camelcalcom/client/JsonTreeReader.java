/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * Builds maps and lists from JSON. The text of an answer is never held as a whole: it is read while it arrives. Numbers have the types of Jackson,
 * except those beyond the range of a double: they are {@code BigDecimal}, since they would become infinite, for which JSON has no number. An instance
 * reads one document and is not thread safe.
 */
public final class JsonTreeReader {

    /** Longer than any number of the API. A number of a million digits would keep a thread busy for minutes. */
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 10_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).maxNameLength(LONGEST_NAME).build())
            .build();

    private Object document;
    private boolean complete;

    JsonTreeReader() {
    }

    /**
     * Reads a text that is held as a whole.
     *
     * @param  json        in an encoding that JSON permits
     * @return             a map, a list, a text, a number, a boolean or null
     * @throws IOException if it is not one JSON value, or one that is too deep or has too long a number or name
     */
    public static Object value(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonParseException(parser, "There is no value");
            }
            Object value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "There is more than one value");
            }
            return value;
        }
    }

    /**
     * Reads a document: a map, a list, a text, a number, a boolean, or null for the literal and for no text at all.
     *
     * @param  json        in UTF-8; read to its end, not closed
     * @throws IOException if it is not valid JSON, or cannot be read
     */
    Object read(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                document = value(parser, token);
                complete = true;
            }
        }
        return document;
    }

    /** Whether any value was there. */
    boolean hasDocument() {
        return complete;
    }

    /** Calls itself for the values within it. The parser limits the depth, to 1,000 by default. */
    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Number number(JsonParser parser) throws IOException {
        Number number = parser.getNumberValue();
        return number instanceof Double value && value.isInfinite() ? parser.getDecimalValue() : number;
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new JsonMap();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.put(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new JsonList();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }
}
