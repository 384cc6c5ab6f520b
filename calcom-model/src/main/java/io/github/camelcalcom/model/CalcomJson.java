/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** Converts between JSON and records. Thread safe. */
public final class CalcomJson {

    /** Reads and writes the components of records. It closes and flushes nothing that it writes to. */
    static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new TimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
    };

    private static final ObjectWriter CANONICAL = MAPPER.copy()
            .registerModule(new SimpleModule("calcom-canonical").addSerializer(BigDecimal.class, new CanonicalDecimal()))
            .writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private CalcomJson() {
    }

    /**
     * Reads a record.
     *
     * @param  json                     JSON as text, bytes or stream, a {@code JsonNode}, a map, or another record; a stream is closed
     * @param  type                     a record or a sealed type of records
     * @return                          null for the JSON literal null
     * @throws IllegalArgumentException if it is not JSON, or not an object that fits the type
     */
    public static <T extends CalcomRecord> T read(Object json, Class<T> type) {
        return type.isInstance(json) ? type.cast(json) : convert(json, MAPPER.constructType(type));
    }

    /**
     * Reads a list of records.
     *
     * @param  json                     as for {@link #read}, or a collection
     * @throws IllegalArgumentException if it is not JSON, or not an array of objects that fit the type
     */
    public static <T extends CalcomRecord> List<T> readList(Object json, Class<T> type) {
        return convert(json, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    static <T> T convert(Object json, JavaType type) {
        try {
            if (json instanceof CharSequence text) {
                return MAPPER.readValue(text.toString(), type);
            }
            if (json instanceof byte[] bytes) {
                return MAPPER.readValue(bytes, type);
            }
            if (json instanceof InputStream stream) {
                try (stream) {
                    return MAPPER.readValue(stream, type);
                }
            }
            JsonNode tree = json instanceof JsonNode node ? node : MAPPER.valueToTree(json);
            return MAPPER.readerFor(type).readValue(tree);
        } catch (JsonProcessingException e) {
            // the message of Jackson quotes the JSON, which may hold a secret
            throw new IllegalArgumentException("The JSON cannot be read as " + type.getRawClass().getSimpleName() + ": "
                                               + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new IllegalArgumentException("The JSON cannot be read", e);
        }
    }

    /**
     * Returns the JSON text of a record, or of a collection or map of records.
     *
     * @throws IllegalArgumentException if a value in it cannot be written as JSON
     */
    public static String write(Object value) {
        return write(value, MAPPER.writer());
    }

    private static String write(Object value, ObjectWriter writer) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as JSON: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * Parses JSON.
     *
     * @param  json                     as for {@link #read}; a stream is closed
     * @throws IllegalArgumentException if it is not JSON
     */
    public static JsonNode parse(Object json) {
        return convert(json, MAPPER.constructType(JsonNode.class));
    }

    /** Returns JSON as text with its fields in alphabetical order, which is the same for equal JSON. */
    public static String canonical(JsonNode json) {
        return write(MAPPER.convertValue(json, Object.class), CANONICAL);
    }

    /** Returns a record, or a collection or map of records, as a tree. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Returns a record as a map, with maps and lists in it. The map is a new one and may be changed. */
    public static Map<String, Object> toMap(CalcomRecord value) {
        return MAPPER.convertValue(value, MAP);
    }

    /**
     * Returns a copy of a record with fields whose value is null, as a {@code PATCH} needs them to remove a value.
     *
     * @throws IllegalArgumentException if the record has no such field, or the field has a value
     */
    @SuppressWarnings("unchecked")
    public static <T extends CalcomRecord> T withNull(T value, String... fields) {
        return (T) RecordShape.of(value.getClass()).withNull(value, List.of(fields));
    }

    /**
     * Returns an unmodifiable copy of additional fields; an empty map for null. The text of the copy has the names of the fields only, since any
     * of their values may be a secret.
     */
    public static Map<String, JsonNode> copy(Map<String, JsonNode> additional) {
        return additional == null || additional.isEmpty() ? Map.of() : new AdditionalFields(new LinkedHashMap<>(additional));
    }

    private static final class AdditionalFields extends AbstractMap<String, JsonNode> {

        private final Map<String, JsonNode> fields;

        AdditionalFields(Map<String, JsonNode> fields) {
            this.fields = Collections.unmodifiableMap(fields);
        }

        @Override
        public Set<Entry<String, JsonNode>> entrySet() {
            return fields.entrySet();
        }

        @Override
        public JsonNode get(Object name) {
            return fields.get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return fields.containsKey(name);
        }

        @Override
        public String toString() {
            return fields.keySet().toString();
        }
    }

    /** Writes equal decimals as the same text, whatever their zeros, and whether they were read as decimals or as doubles. */
    private static final class CanonicalDecimal extends StdSerializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        CanonicalDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            double rounded = value.doubleValue();
            if (Double.isInfinite(rounded)) {
                generator.writeNumber(value.stripTrailingZeros());
            } else {
                generator.writeNumber(rounded);
            }
        }
    }
}
