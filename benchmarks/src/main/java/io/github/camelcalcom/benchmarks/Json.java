/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Writes and parses the bodies of all contenders except the component. Thread safe. */
final class Json {

    private static final ObjectReader READER = new ObjectMapper().readerFor(Map.class);
    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    private Json() {
    }

    static byte[] write(Object body) throws IOException {
        return WRITER.writeValueAsBytes(body);
    }

    /** Returns the {@code data} of the envelope in a response. */
    static Object data(InputStream answer) throws IOException {
        return READER.<Map<String, Object>>readValue(answer).get("data");
    }

    /** Returns the {@code data} of the envelope in a response. */
    static Object data(byte[] answer) throws IOException {
        return READER.<Map<String, Object>>readValue(answer).get("data");
    }
}
