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

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;

/** Writes times and JSON of other libraries as requests have them. */
final class JsonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Types of libraries that need not be there, whose text is JSON. */
    private static final Set<String> JSON_TEXTS = Set.of("io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray",
            "org.json.JSONObject", "org.json.JSONArray", "com.google.gson.JsonElement");
    private static final Set<String> BUFFERS = Set.of("io.vertx.core.buffer.Buffer");

    JsonModule() {
        super("calcom-requests");
        JsonSerializer<Object> times = new TimeSerializer();
        for (Class<?> type : new Class<?>[] { Instant.class, LocalDate.class, OffsetDateTime.class, ZonedDateTime.class, LocalDateTime.class,
            Date.class, Calendar.class }) {
            addSerializer(type, times);
        }
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new OfOtherLibraries());
    }

    /** Whether the text of a body of another library is, or should be, JSON. */
    static boolean isText(Object body) {
        return isOneOf(body.getClass(), JSON_TEXTS) || isOneOf(body.getClass(), BUFFERS);
    }

    private static boolean isOneOf(Class<?> type, Set<String> names) {
        return type != null && (names.contains(type.getName()) || isOneOf(type.getSuperclass(), names)
                                || Arrays.stream(type.getInterfaces()).anyMatch(implemented -> isOneOf(implemented, names)));
    }

    private static final class TimeSerializer extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            String text = TimeText.of(value);
            if (text == null) {
                throw new RefusedValueException(value, generator.getOutputContext().pathAsPointer());
            }
            generator.writeString(text);
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
