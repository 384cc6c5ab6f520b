package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer as it goes over the wire.
 *
 * @param status  the HTTP status
 * @param headers all headers but {@code Date} and those of the transport
 * @param body    empty for none; not to be changed
 */
public record Response(int status, Map<String, String> headers, Buffer body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String REQUEST_ID = "X-Request-Id";

    public Response {
        headers = Map.copyOf(headers);
    }

    /** What an operation answered. */
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

    /** A refusal, in its shape. */
    public static Response of(ApiException error, ServedCall call) {
        return of(Answer.document(error.status(), error.body(call.uri(), call.now())), call);
    }

    /** A text that the API's own answers have nothing to do with. */
    public static Response text(int status, String contentType, String text) {
        return new Response(status, Map.of(CONTENT_TYPE, contentType), Buffer.buffer(text));
    }

    /** The same with one more header, or another value of one. */
    public Response withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /** The same with more headers, or other values of some. */
    public Response withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new Response(status, all, body);
    }

    /** The same with another status. */
    public Response withStatus(int value) {
        return new Response(value, headers, body);
    }

    /** The same with another body. */
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
