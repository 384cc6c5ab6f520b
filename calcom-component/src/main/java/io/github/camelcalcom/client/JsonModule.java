/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.CalendarSerializer;
import com.fasterxml.jackson.databind.ser.std.DateSerializer;
import com.fasterxml.jackson.databind.ser.std.DateTimeSerializerBase;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** Writes times and JSON of other libraries as requests have them. */
final class JsonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Types of libraries that need not be there, whose text is JSON. */
    private static final Set<String> JSON_TEXTS = Set.of("io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray",
            "org.json.JSONObject", "org.json.JSONArray", "com.google.gson.JsonElement");
    private static final Set<String> BUFFERS = Set.of("io.vertx.core.buffer.Buffer");
    /** Without this, looking at all supertypes took six percent of the processor time of a create. */
    private static final ClassValue<Boolean> TEXTS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isOneOf(type, JSON_TEXTS) || isOneOf(type, BUFFERS);
        }
    };

    JsonModule() {
        super("calcom-requests");
        JsonSerializer<Object> times = new TimeSerializer();
        for (Class<?> type : new Class<?>[] { Instant.class, LocalDate.class, OffsetDateTime.class, ZonedDateTime.class, LocalDateTime.class }) {
            addSerializer(type, times);
        }
        addSerializer(Date.class, new FormattedTimeSerializer<>(Date.class, DateSerializer.instance));
        addSerializer(Calendar.class, new FormattedTimeSerializer<>(Calendar.class, CalendarSerializer.instance));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new OfOtherLibraries());
    }

    /** Whether the text of a body of another library is, or should be, JSON. */
    static boolean isText(Object body) {
        return TEXTS.get(body.getClass());
    }

    private static boolean isOneOf(Class<?> type, Set<String> names) {
        return type != null && (names.contains(type.getName()) || isOneOf(type.getSuperclass(), names)
                                || Arrays.stream(type.getInterfaces()).anyMatch(implemented -> isOneOf(implemented, names)));
    }

    private static final class TimeSerializer extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            write(value, generator);
        }
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        String text = TimeText.of(value);
        if (text == null) {
            throw new RefusedValueException(value, generator.getOutputContext().pathAsPointer());
        }
        generator.writeString(text);
    }

    /** Leaves a property with {@code @JsonFormat} to Jackson's own serializer. */
    private static final class FormattedTimeSerializer<T> extends StdSerializer<T> implements ContextualSerializer {

        private static final long serialVersionUID = 1L;

        private final DateTimeSerializerBase<T> formatted;

        FormattedTimeSerializer(Class<T> type, DateTimeSerializerBase<T> formatted) {
            super(type);
            this.formatted = formatted;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property) throws JsonMappingException {
            JsonFormat.Value format = findFormatOverrides(provider, property, handledType());
            boolean isDeclared = format != null && (format.hasPattern() || format.getShape() != JsonFormat.Shape.ANY);
            return isDeclared ? formatted.createContextual(provider, property) : this;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            write(value, generator);
        }
    }

    private static final class OfOtherLibraries extends Serializers.Base {
        @Override
        public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription description) {
            return isOneOf(type.getRawClass(), JSON_TEXTS) ? new JsonTextSerializer() : null;
        }
    }

    private static final class JsonTextSerializer extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeRawValue(value.toString());
        }
    }

    /** A time without a zone. */
    static final class RefusedValueException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final transient Object value;
        private final String path;

        RefusedValueException(Object value, JsonPointer pointer) {
            super("Invalid value '" + value + "': expected " + TimeText.ZONE);
            this.value = value;
            this.path = pointer.toString().substring(Math.min(1, pointer.toString().length())).replace('/', '.');
        }

        Object value() {
            return value;
        }

        /** The field, such as {@code attendee.birthday}; empty for the body itself. */
        String path() {
            return path;
        }
    }
}
