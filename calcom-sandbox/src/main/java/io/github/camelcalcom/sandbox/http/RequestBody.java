package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads request bodies as the real server's JSON parser does. */
final class RequestBody {

    /** 100 kB, the limit of the real server's parser. */
    static final int LIMIT = 100 * 1024;

    private static final ObjectReader READER = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestBody() {
    }

    /**
     * The JSON of a body.
     *
     * @param contentType null if the header is missing
     * @return null for a body that is empty or no JSON by its type: both count as missing
     * @throws ApiException 400 for malformed JSON and for JSON that is neither object nor array
     */
    static JsonNode parse(byte[] bytes, String contentType) {
        boolean json = contentType != null && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
        if (bytes.length == 0 || !json) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        String content = text.stripLeading();
        if (content.isEmpty()) {
            return null;
        }
        if (content.charAt(0) != '{' && content.charAt(0) != '[') {
            throw unexpectedToken(content.charAt(0), text);
        }
        return read(text);
    }

    private static JsonNode read(String text) {
        try {
            return READER.readTree(text);
        } catch (JsonEOFException e) {
            throw ApiException.badRequest("Unexpected end of JSON input");
        } catch (JsonProcessingException e) {
            throw unexpectedToken(characterAt(e.getLocation(), text), text);
        }
    }

    private static char characterAt(JsonLocation location, String text) {
        long offset = location == null ? 0 : location.getCharOffset();
        return text.charAt((int) Math.max(0, Math.min(offset, text.length() - 1L)));
    }

    private static ApiException unexpectedToken(char token, String text) {
        return ApiException.badRequest("Unexpected token '" + token + "', \"" + text + "\" is not valid JSON");
    }
}
