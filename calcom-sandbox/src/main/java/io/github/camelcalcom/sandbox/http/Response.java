/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP response.
 *
 * @param status  HTTP status
 * @param headers all headers except {@code Date} and those of the transport
 * @param body    empty for none; must not be modified
 */
public record Response(int status, Map<String, String> headers, Buffer body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String REQUEST_ID = "X-Request-Id";

    public Response {
        headers = Map.copyOf(headers);
    }

    /** Creates the response for the answer of an operation. */
    public static Response of(Answer answer, ServedCall call) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put(REQUEST_ID, call.requestId());
        boolean text = answer.headers().getOrDefault(CONTENT_TYPE, "").startsWith("text/");
        Buffer body = answer.body() == null ? Buffer.buffer() : text ? Buffer.buffer(answer.body().asText()) : bytes(answer.body());
        if (body.length() > 0) {
            headers.putIfAbsent(CONTENT_TYPE, "application/json; charset=utf-8");
        }
        return new Response(answer.status(), headers, body);
    }

    /** Creates the response for an error. */
    public static Response of(ApiException error, ServedCall call) {
        return of(Answer.document(error.status(), error.body(call.uri(), call.now())), call);
    }

    /** Creates a response with a text, independent of the API's formats. */
    public static Response text(int status, String contentType, String text) {
        return new Response(status, Map.of(CONTENT_TYPE, contentType), Buffer.buffer(text));
    }

    /** Returns a copy with one header added or replaced. */
    public Response withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /** Returns a copy with headers added or replaced. */
    public Response withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new Response(status, all, body);
    }

    /** Returns a copy with another status. */
    public Response withStatus(int value) {
        return new Response(value, headers, body);
    }

    /** Returns a copy with another body. */
    public Response withBody(Buffer value) {
        return new Response(status, headers, value);
    }

    private static Buffer bytes(JsonNode json) {
        try {
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }
}
