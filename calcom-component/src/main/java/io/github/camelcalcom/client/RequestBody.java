package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;

/** Turns what a caller has into the JSON that goes into a request. Thread safe. */
public final class RequestBody {

    /** The API's own limit is about 100 kB; anything far beyond it is a mistake of the caller. */
    private static final int LIMIT = 16 * 1024 * 1024;

    private final ObjectMapper mapper;

    /** @param mapper writes maps and objects; a copy with rules for dates is used, the mapper itself is not changed */
    public RequestBody(ObjectMapper mapper) {
        this.mapper = mapper.copy().registerModule(dates());
    }

    /** A mapper that writes dates as requests have them. */
    public ObjectMapper mapper() {
        return mapper;
    }

    /**
     * The JSON of a body.
     *
     * @param  body                     a map, a JsonNode or any object that Jackson writes; JSON as text, bytes or stream
     * @return                          null if the operation takes no body or there is none
     * @throws IllegalArgumentException if it is no JSON, or if the operation needs a body and there is none
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
            if (body == null) {
                return null;
            }
            if (body instanceof byte[] bytes) {
                return checked(operation, bytes);
            }
            if (body instanceof CharSequence text) {
                return checked(operation, text.toString().getBytes(StandardCharsets.UTF_8));
            }
            if (body instanceof InputStream stream) {
                return checked(operation, read(operation, stream));
            }
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            // the message of Jackson quotes the text, which may hold a secret
            throw new IllegalArgumentException("The body of " + operation.uri() + " is no JSON: " + e.getClass().getSimpleName()
                                               + place(e) + ". Expected a Map, a JsonNode or JSON as text, bytes or stream");
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of " + operation.uri() + " cannot be read", e);
        }
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
            while (parser.nextToken() != null) {
                parser.skipChildren();
                values++;
            }
        }
        if (values > 1) {
            throw new IllegalArgumentException("The body of " + operation.uri() + " holds " + values + " JSON values instead of one");
        }
        return values == 0 ? null : json;
    }

    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("calcom-dates");
        module.addSerializer(Instant.class, new TextSerializer<Instant>());
        module.addSerializer(LocalDate.class, new TextSerializer<LocalDate>());
        module.addSerializer(OffsetDateTime.class, new JsonSerializer<>() {
            @Override
            public void serialize(OffsetDateTime value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(value.toInstant().toString());
            }
        });
        module.addSerializer(ZonedDateTime.class, new JsonSerializer<>() {
            @Override
            public void serialize(ZonedDateTime value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(value.toInstant().toString());
            }
        });
        module.addSerializer(LocalDateTime.class, new JsonSerializer<>() {
            @Override
            public void serialize(LocalDateTime value, JsonGenerator generator, SerializerProvider provider) {
                throw new IllegalArgumentException("The body holds the LocalDateTime " + value + ", which names no instant. Expected an"
                                                   + " Instant, an OffsetDateTime, a ZonedDateTime or an ISO 8601 text with a zone");
            }
        });
        return module;
    }

    private static final class TextSerializer<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toString());
        }
    }
}
