/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the errors of the SDK as errors of JSON-RPC with a plain message. The SDK itself writes an exception with its stack trace, or the names
 * of Java classes. Thread safe.
 */
record PlainErrors(McpJsonMapper mapper) implements McpJsonMapper {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    @Override
    public String writeValueAsString(Object value) throws IOException {
        if (value instanceof McpError error) {
            return json(error.getJsonRpcError());
        }
        return mapper.writeValueAsString(value instanceof JSONRPCResponse response && response.error() != null
                ? JSONRPCResponse.error(response.id(), plain(response.error())) : value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }

    /** An error of the transport, which belongs to no request. */
    private static String json(JSONRPCResponse.JSONRPCError error) {
        // the SDK uses the other code for headers that are missing
        int code = error.code() == ErrorCodes.METHOD_NOT_FOUND ? ErrorCodes.INVALID_REQUEST : error.code();
        return new InvalidMessageException(null, code, error.message()).json();
    }

    /** An error that the SDK did not expect has the message of an exception, and the exception as data. */
    private static JSONRPCResponse.JSONRPCError plain(JSONRPCResponse.JSONRPCError error) {
        if (error.code() != ErrorCodes.INTERNAL_ERROR) {
            return error;
        }
        LOG.warn("A request failed: {} {}", error.message(), error.data());
        return new JSONRPCResponse.JSONRPCError(error.code(), "The server cannot answer this request. Its log says why.");
    }

    @Override
    public <T> T readValue(String content, Class<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, Class<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T readValue(String content, TypeRef<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
        return mapper.readValue(content, type);
    }

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        return mapper.convertValue(value, type);
    }

    @Override
    public <T> T convertValue(Object value, TypeRef<T> type) {
        return mapper.convertValue(value, type);
    }
}
