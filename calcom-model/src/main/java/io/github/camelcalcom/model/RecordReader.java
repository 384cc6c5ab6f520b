/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads records and sealed types of records. */
final class RecordReader extends JsonDeserializer<CalcomRecord> implements ContextualDeserializer {

    private final Class<?> type;

    /** Used by Jackson, which adds the type with {@link #createContextual}. */
    RecordReader() {
        this(CalcomRecord.class);
    }

    private RecordReader(Class<?> type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JavaType wanted = context.getContextualType();
        return wanted == null ? this : new RecordReader(wanted.getRawClass());
    }

    @Override
    public CalcomRecord deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode json = context.readTree(parser);
        if (!(json instanceof ObjectNode fields)) {
            return context.reportInputMismatch(type, "%s is a JSON object, not a value of the type %s", type.getSimpleName(), json.getNodeType());
        }
        Class<?> member = UnionShape.memberOf(type, fields);
        if (member == null) {
            return context.reportInputMismatch(type, "No record of %s fits the fields of the JSON object", type.getSimpleName());
        }
        return RecordShape.of(member).read(fields);
    }
}
