/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * A JSON Schema (2020-12) that is complete in itself: the definitions that it refers to are under its {@code $defs}. Immutable.
 */
public final class OperationSchema {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> schema;

    OperationSchema(Map<String, Object> schema) {
        this.schema = schema;
    }

    /** Returns the schema as unmodifiable maps, lists, texts, numbers and flags, in the order of the file. */
    public Map<String, Object> asMap() {
        return schema;
    }

    /** Returns the schema as JSON text without white space. */
    public String asJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OperationSchema that && schema.equals(that.schema);
    }

    @Override
    public int hashCode() {
        return schema.hashCode();
    }

    /** Returns the same text as {@link #asJson()}. */
    @Override
    public String toString() {
        return asJson();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName((String) field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> array) {
            json.writeStartArray();
            for (Object element : array) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value == SchemaFile.NULL) {
            json.writeNull();
        } else {
            json.writePOJO(value);
        }
    }
}
