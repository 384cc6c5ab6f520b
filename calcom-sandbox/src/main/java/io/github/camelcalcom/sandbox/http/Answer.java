/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * The answer of an operation.
 *
 * @param status  HTTP status
 * @param body    JSON body, null for none
 * @param headers headers in addition to those of every answer
 */
public record Answer(int status, JsonNode body, Map<String, String> headers) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Returns 200 with the envelope {@code {"status":"success","data":...}}. */
    public static Answer ok(JsonNode data) {
        return success(200, data);
    }

    /** Returns 201 with the envelope {@code {"status":"success","data":...}}. */
    public static Answer created(JsonNode data) {
        return success(201, data);
    }

    /** Returns any status with the envelope {@code {"status":"success","data":...}}. */
    public static Answer success(int status, JsonNode data) {
        ObjectNode envelope = Json.object().put("status", "success");
        envelope.set("data", data == null ? Json.MAPPER.nullNode() : data);
        return document(status, envelope);
    }

    /** Returns a 301 to another address, with a line of text as body. */
    public static Answer redirect(String location) {
        return new Answer(301, Json.MAPPER.getNodeFactory().textNode("Moved Permanently. Redirecting to " + location),
                Map.of("Location", location, "Content-Type", "text/plain; charset=utf-8"));
    }

    /** Returns a body without the usual envelope, or with additional fields. */
    public static Answer document(int status, JsonNode body) {
        return new Answer(status, body, Map.of());
    }
}
