/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parses request bodies as the real server does: JSON, and forms as objects of strings. */
final class RequestBody {

    /** 100 kB, the limit of the real server's parser. */
    static final int LIMIT = 100 * 1024;

    private static final ObjectReader READER = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestBody() {
    }

    /**
     * Returns a body as JSON.
     *
     * @param contentType null if the header is missing
     * @return null for a body that is empty or, according to its type, neither JSON nor a form: both count as missing
     * @throws ApiException 400 for malformed JSON or a malformed form, and for JSON that is neither object nor array
     */
    static JsonNode parse(byte[] bytes, String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        if (bytes.length > 0 && type.startsWith("application/x-www-form-urlencoded")) {
            return form(new String(bytes, StandardCharsets.UTF_8));
        }
        if (bytes.length == 0 || !type.startsWith("application/json")) {
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

    private static JsonNode form(String text) {
        ObjectNode form = Json.object();
        fields(text).forEach((name, values) -> {
            if (values.size() == 1) {
                form.put(name, values.get(0));
            } else {
                form.set(name, Json.array(values));
            }
        });
        return form;
    }

    private static Map<String, List<String>> fields(String text) {
        try {
            return new QueryStringDecoder(text, StandardCharsets.UTF_8, false).parameters();
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("Failed to decode the form: " + e.getMessage());
        }
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
