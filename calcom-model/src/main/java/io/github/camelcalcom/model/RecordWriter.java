/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;

/** Writes records. */
final class RecordWriter extends JsonSerializer<CalcomRecord> {

    @Override
    public void serialize(CalcomRecord value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeStartObject(value);
        RecordShape.of(value.getClass()).writeFields(value, generator);
        generator.writeEndObject();
    }

    @Override
    public void serializeWithType(CalcomRecord value, JsonGenerator generator, SerializerProvider provider, TypeSerializer typed)
            throws IOException {
        WritableTypeId id = typed.writeTypePrefix(generator, typed.typeId(value, JsonToken.START_OBJECT));
        RecordShape.of(value.getClass()).writeFields(value, generator);
        typed.writeTypeSuffix(generator, id);
    }
}
