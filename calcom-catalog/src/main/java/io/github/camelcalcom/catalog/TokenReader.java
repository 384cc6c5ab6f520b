/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads a JSON document with an expected structure. Anything else is an error that names the location. */
final class TokenReader {

    // No lambdas in this class: in a new JVM, the set-up of a lambda takes longer than reading a whole file.

    private final JsonParser parser;

    /** @param parser a parser before its first token */
    TokenReader(JsonParser parser) throws IOException {
        this.parser = parser;
        parser.nextToken();
    }

    boolean flag() throws IOException {
        return parser.getBooleanValue();
    }

    int number() throws IOException {
        return parser.getIntValue();
    }

    List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        startArray();
        while (nextElement()) {
            texts.add(text());
        }
        return texts;
    }

    void startObject() throws IOException {
        expect(JsonToken.START_OBJECT);
    }

    void startArray() throws IOException {
        expect(JsonToken.START_ARRAY);
    }

    /** Moves to the value of the next field and returns the name of the field, or null after the last field. */
    String nextField() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        return Enum.valueOf(type, text());
    }

    private void expect(JsonToken token) throws IOException {
        if (!parser.hasToken(token)) {
            throw new IllegalArgumentException(token + " expected, but " + parser.currentToken() + " found at " + position());
        }
    }

    <T> T required(T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("field '" + field + "' is missing in what ends at " + position());
        }
        return value;
    }

    IllegalArgumentException unknown(String field, String holder) {
        return new IllegalArgumentException("unknown field '" + field + "' in " + holder + " at " + position());
    }

    String position() {
        JsonLocation location = parser.currentTokenLocation();
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Skips the rest of the current object. */
    void skipToEnd() throws IOException {
        for (int depth = 1; depth > 0;) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IllegalArgumentException("the file ends within an operation");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
    }
}
