/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads numbers in the types of Jackson, except a number beyond the range of a double: it is read as {@code BigDecimal}, since it would become
 * infinite, for which JSON has no number.
 */
public final class ExactNumbers extends StdScalarDeserializer<Number> {

    private static final long serialVersionUID = 1L;

    public ExactNumbers() {
        super(Number.class);
    }

    /** Returns the number that the parser has read. */
    static Number read(JsonParser parser) throws IOException {
        Number number = parser.getNumberValue();
        return number instanceof Double value && value.isInfinite() ? parser.getDecimalValue() : number;
    }

    @Override
    public Number deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(parser);
    }
}
