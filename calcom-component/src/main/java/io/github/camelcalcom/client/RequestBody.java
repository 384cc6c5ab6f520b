/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;

/** Turns what a caller has into the JSON that goes into a request. Thread safe. */
public final class RequestBody {

    /** The API's own limit is about 100 kB; anything far beyond it is a mistake of the caller. */
    private static final int LIMIT = 16 * 1024 * 1024;
    /** The fields that are times. The API's document has them as texts. */
    private static final Set<String> TIMES = Set.of("start", "end", "expiresAt", "slotStart", "slotUtcStartDate", "slotUtcEndDate");

    private final ObjectMapper mapper;

    /** @param mapper writes maps and objects; a copy with rules for dates is used, the mapper itself is not changed */
    public RequestBody(ObjectMapper mapper) {
        this.mapper = mapper.copy().registerModule(new JsonModule());
    }

    /** A mapper that writes dates as requests have them. */
    public ObjectMapper mapper() {
        return mapper;
    }

    /**
     * The JSON of a body.
     *
     * @param  body                     a map, a JsonNode or any object that Jackson writes; JSON as text, bytes, buffer, stream or file
     * @return                          null if the operation takes no body or there is none
     * @throws IllegalArgumentException if it is no JSON, if a time in it has no zone, or if the operation needs a body and there is none
     */
    public byte[] toJson(Operation operation, Object body) {
        if (operation.body() == Operation.Body.NONE) {
            return null;
        }
        byte[] json = write(operation, body);
        if (json == null && operation.body() == Operation.Body.REQUIRED) {
            List<String> required = operation.bodyFields().stream().filter(BodyField::required).map(BodyField::name).toList();
            throw new IllegalArgumentException("The operation " + operation.uri() + " needs a JSON body"
                                               + (required.isEmpty() ? "" : " with " + String.join(", ", required)));
        }
        return json;
    }

    private byte[] write(Operation operation, Object body) {
        try {
            return body == null ? null : json(operation, body);
        } catch (JsonProcessingException e) {
            throw unwritable(operation, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of " + operation.uri() + " cannot be read", e);
        }
    }

    private byte[] json(Operation operation, Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return checked(operation, bytes);
        }
        if (body instanceof CharSequence || JsonModule.isText(body)) {
            return checked(operation, body.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (body instanceof char[] text) {
            return checked(operation, new String(text).getBytes(StandardCharsets.UTF_8));
        }
        if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return checked(operation, bytes);
        }
        if (body instanceof File || body instanceof Path) {
            try (InputStream stream = Files.newInputStream(body instanceof File file ? file.toPath() : (Path) body)) {
                return checked(operation, read(operation, stream));
            }
        }
        if (body instanceof InputStream stream) {
            return checked(operation, read(operation, stream));
        }
        if (body instanceof Map<?, ?> fields) {
            checkTimes(operation, fields);
            return mapper.writeValueAsBytes(body);
        }
        return checked(operation, mapper.writeValueAsBytes(body));
    }

    private static IllegalArgumentException unwritable(Operation operation, JsonProcessingException e) {
        if (e.getCause() instanceof JsonModule.RefusedValueException refused) {
            return refused(operation, refused.path(), refused.value(), TimeText.ZONE);
        }
        // the message of Jackson quotes the text, which may hold a secret
        return new IllegalArgumentException("The body of " + operation.uri() + " is no JSON: " + e.getClass().getSimpleName()
                                            + place(e) + ". Expected a Map, a JsonNode or JSON as text, bytes, stream or file");
    }

    private static IllegalArgumentException refused(Operation operation, String field, Object value, String expected) {
        return new IllegalArgumentException("Invalid value '" + value + "' of the field " + field + " of the body of " + operation.uri()
                                            + ": expected " + expected);
    }

    /** Refuses a time without a zone, which the server would read in a zone of its own. */
    private static void checkTimes(Operation operation, Map<?, ?> fields) {
        for (BodyField field : operation.bodyFields()) {
            if (isTime(field) && fields.get(field.name()) instanceof CharSequence text && TimeText.lacksZone(text)) {
                throw refused(operation, field.name(), text, TimeText.ZONE_IN_TEXT);
            }
        }
    }

    /** Does the same with the object that the parser has begun, and leaves it at its end. */
    private static void checkTimes(Operation operation, JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && isTime(operation, name) && TimeText.lacksZone(parser.getText())) {
                throw refused(operation, name, parser.getText(), TimeText.ZONE_IN_TEXT);
            }
            parser.skipChildren();
        }
    }

    private static boolean isTime(Operation operation, String name) {
        if (TIMES.contains(name)) {
            for (BodyField field : operation.bodyFields()) {
                if (field.name().equals(name)) {
                    return isTime(field);
                }
            }
        }
        return false;
    }

    private static boolean isTime(BodyField field) {
        return field.type().equals("string") && TIMES.contains(field.name());
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    private static byte[] read(Operation operation, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new IllegalArgumentException("The body of " + operation.uri() + " is larger than " + LIMIT + " bytes");
        }
        return bytes;
    }

    private byte[] checked(Operation operation, byte[] json) throws IOException {
        int values = 0;
        try (JsonParser parser = mapper.getFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    checkTimes(operation, parser);
                }
                parser.skipChildren();
                values++;
            }
        }
        if (values > 1) {
            throw new IllegalArgumentException("The body of " + operation.uri() + " holds " + values + " JSON values instead of one");
        }
        return values == 0 ? null : json;
    }
}
