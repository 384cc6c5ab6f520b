/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.client.Json;
import io.modelcontextprotocol.spec.McpSchema;

/** A message that is not valid, and the error that answers it. */
final class InvalidMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode id;
    private final int code;

    /**
     * @param id      the id of the request; null if the message has none that can be used
     * @param code    a code of JSON-RPC
     * @param message for the client
     */
    InvalidMessageException(JsonNode id, int code, String message) {
        super(message);
        this.id = id;
        this.code = code;
    }

    /** Whether the message is a request with parameters that are not valid, and not something that is no message at all. */
    boolean isRequest() {
        return id != null && code == McpSchema.ErrorCodes.INVALID_PARAMS;
    }

    /** Returns the error as a message of JSON-RPC. */
    String json() {
        ObjectNode error = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        error.set("id", id);
        error.putObject("error").put("code", code).put("message", getMessage());
        return error.toString();
    }
}
