/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** Writes times in the form of the API, with milliseconds, and reads them in any ISO 8601 form with a zone. */
final class TimeModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter OFFSET_TIME = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral('T')
            .appendPattern("HH:mm:ss").appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true).appendOffsetId().toFormatter();
    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("HH:mm");

    TimeModule() {
        super("calcom-times");
        add(Instant.class, TimeModule::instant, time -> OFFSET_TIME.format(time.atOffset(ZoneOffset.UTC)));
        add(OffsetDateTime.class, OffsetDateTime::parse, OFFSET_TIME::format);
        add(LocalDate.class, LocalDate::parse, LocalDate::toString);
        add(ZoneId.class, ZoneId::of, ZoneId::getId);
        addKeyDeserializer(LocalDate.class, new DateKeys());
        add(LocalTime.class, LocalTime::parse, time -> time.getSecond() == 0 && time.getNano() == 0 ? LOCAL_TIME.format(time) : time.toString());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private <T> void add(Class<T> type, Function<String, T> parser, Function<T, String> formatter) {
        addDeserializer(type, new Reader<>(type, parser));
        addSerializer(type, new Writer<>(type, formatter));
    }

    /** Reads the dates that maps have as keys. */
    private static final class DateKeys extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            try {
                return LocalDate.parse(key);
            } catch (DateTimeException e) {
                return context.handleWeirdKey(LocalDate.class, key, "not a date");
            }
        }
    }

    /** Reads a text, or for an instant the milliseconds since 1970. */
    private static final class Reader<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        Reader(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_NUMBER_INT) && handledType() == Instant.class) {
                return (T) Instant.ofEpochMilli(json.getLongValue());
            }
            String text = json.getValueAsString();
            try {
                if (text != null) {
                    return parser.apply(text);
                }
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not in ISO 8601 form");
            }
            return (T) context.handleUnexpectedToken(handledType(), json);
        }
    }

    private static final class Writer<T> extends StdSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> formatter;

        Writer(Class<T> type, Function<T, String> formatter) {
            super(type);
            this.formatter = formatter;
        }

        @Override
        public void serialize(T time, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(formatter.apply(time));
        }
    }
}
