/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelcalcom.client.Json;

/**
 * The fields of a JSON object. A field that is missing, or has another type than expected, is null or empty. Immutable if the object is
 * not changed.
 */
class JsonFields {

    private static final ObjectReader OBJECTS = Json.MAPPER.readerForMapOf(Object.class);
    /** Offsets with and without a colon, and of hours only: servers accept all of them. */
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]").toFormatter();

    private final Map<?, ?> fields;

    JsonFields(Object value) {
        this.fields = value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The fields of a body; none if the body is not a JSON object. */
    static JsonFields ofBody(byte[] json) {
        if (json == null) {
            return new JsonFields(null);
        }
        try {
            return new JsonFields(OBJECTS.readValue(json));
        } catch (IOException notAnObject) {
            return new JsonFields(null);
        }
    }

    Object value(String name) {
        return fields.get(name);
    }

    String text(String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    JsonFields object(String name) {
        return new JsonFields(fields.get(name));
    }

    List<JsonFields> objects(String name) {
        return fields.get(name) instanceof List<?> list ? list.stream().map(JsonFields::new).toList() : List.of();
    }

    /** A time with an offset, or null. */
    Instant instant(String name) {
        return parsed(text(name));
    }

    Map<?, ?> asMap() {
        return fields;
    }

    static Instant parsed(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text, INSTANT).toInstant();
        } catch (DateTimeException namesNoInstant) {
            return null;
        }
    }
}
