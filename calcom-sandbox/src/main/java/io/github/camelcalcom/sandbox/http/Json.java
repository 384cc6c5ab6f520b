/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** JSON utilities of the sandbox: the mapper, and the API's format of instants. */
public final class Json {

    /** The mapper of the sandbox. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {
    }

    /** Creates an empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Creates an empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Creates an array of strings. */
    public static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Returns an instant in UTC with milliseconds, as JavaScript formats it; null becomes JSON null. */
    public static JsonNode instant(Instant instant) {
        return instant == null ? MAPPER.nullNode() : TextNode.valueOf(text(instant));
    }

    /** Returns an instant in UTC with milliseconds, as JavaScript formats it. */
    public static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    /** Whether a field exists and is not null. */
    public static boolean has(JsonNode object, String field) {
        return object.hasNonNull(field);
    }

    /** Returns the text of a field, or null if it is absent or null. */
    public static String textOrNull(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
