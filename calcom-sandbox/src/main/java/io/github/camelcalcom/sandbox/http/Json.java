package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The JSON of the sandbox: one mapper, and the API's way to write instants. */
public final class Json {

    /** The mapper that all of the sandbox uses. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new, empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A new array of texts. */
    public static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** An instant in UTC with milliseconds, as JavaScript writes it; null stays JSON null. */
    public static JsonNode instant(Instant instant) {
        return instant == null ? MAPPER.nullNode() : TextNode.valueOf(text(instant));
    }

    /** An instant in UTC with milliseconds, as JavaScript writes it. */
    public static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    /** Whether a field is there and not null. */
    public static boolean has(JsonNode object, String field) {
        return object.hasNonNull(field);
    }

    /** The text of a field, or null where the field is missing or null. */
    public static String textOrNull(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
