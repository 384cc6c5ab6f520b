/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camelcalcom.client.JsonList;
import io.github.camelcalcom.client.JsonMap;
import io.github.camelcalcom.client.RequestBody;
import org.apache.camel.Converter;

/** Converts answers to JSON text. */
@Converter(generateLoader = true)
public final class CalcomConverters {

    private static final ObjectWriter JSON = new RequestBody(new ObjectMapper()).mapper().writer();

    private CalcomConverters() {
    }

    @Converter
    public static String toText(JsonMap fields) throws JsonProcessingException {
        return JSON.writeValueAsString(fields);
    }

    @Converter
    public static String toText(JsonList items) throws JsonProcessingException {
        return JSON.writeValueAsString(items);
    }

    @Converter
    public static byte[] toBytes(JsonMap fields) throws JsonProcessingException {
        return JSON.writeValueAsBytes(fields);
    }

    @Converter
    public static byte[] toBytes(JsonList items) throws JsonProcessingException {
        return JSON.writeValueAsBytes(items);
    }

    @Converter
    public static InputStream toStream(JsonMap fields) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(fields));
    }

    @Converter
    public static InputStream toStream(JsonList items) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(items));
    }
}
