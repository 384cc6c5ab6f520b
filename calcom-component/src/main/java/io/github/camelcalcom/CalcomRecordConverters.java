/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterRegistry;

/**
 * Converts records from and to JSON. A list of records is converted from JSON as an array, for example {@code Booking[]}, since a Java list does
 * not say what its items are.
 */
@Converter(generateLoader = true)
public final class CalcomRecordConverters {

    private CalcomRecordConverters() {
    }

    @Converter
    public static String toText(CalcomRecord value) {
        return CalcomJson.write(value);
    }

    @Converter
    public static byte[] toBytes(CalcomRecord value) {
        return toText(value).getBytes(StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toStream(CalcomRecord value) {
        return new ByteArrayInputStream(toBytes(value));
    }

    @Converter
    public static Map<String, Object> toMap(CalcomRecord value) {
        return CalcomJson.toMap(value);
    }

    @Converter
    public static JsonNode toTree(CalcomRecord value) {
        return CalcomJson.toTree(value);
    }

    /**
     * Converts JSON to a record or an array of records, and a list or array of records to JSON.
     *
     * @return null if the types are others
     */
    @Converter(fallback = true)
    public static Object toOrFromRecords(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (CalcomRecord.class.isAssignableFrom(type)) {
            return isJson(value) ? CalcomJson.read(value, type.asSubclass(CalcomRecord.class)) : null;
        }
        if (type.isArray() && CalcomRecord.class.isAssignableFrom(type.getComponentType())) {
            return isJson(value) || value instanceof Collection ? array(value, type.getComponentType().asSubclass(CalcomRecord.class)) : null;
        }
        return areRecords(value) ? ofRecords(value, type) : null;
    }

    private static boolean isJson(Object value) {
        return value instanceof Map || value instanceof JsonNode || value instanceof CharSequence || value instanceof byte[]
                || value instanceof InputStream || value instanceof CalcomRecord;
    }

    private static <T extends CalcomRecord> Object array(Object value, Class<T> type) {
        List<T> items = CalcomJson.readList(value, type);
        @SuppressWarnings("unchecked")
        T[] array = (T[]) Array.newInstance(type, items.size());
        return items.toArray(array);
    }

    private static boolean areRecords(Object value) {
        if (value instanceof Collection<?> items) {
            return !items.isEmpty() && items.stream().allMatch(CalcomRecord.class::isInstance);
        }
        return value instanceof CalcomRecord[];
    }

    private static Object ofRecords(Object records, Class<?> type) {
        if (type == String.class) {
            return CalcomJson.write(records);
        }
        if (type == byte[].class) {
            return CalcomJson.write(records).getBytes(StandardCharsets.UTF_8);
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(CalcomJson.write(records).getBytes(StandardCharsets.UTF_8));
        }
        return type == JsonNode.class ? CalcomJson.toTree(records) : null;
    }
}
