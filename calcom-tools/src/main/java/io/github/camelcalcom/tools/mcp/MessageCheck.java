/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.client.Json;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;

/**
 * Checks the messages of clients before the server of the SDK reads them. For a message that is not valid, the SDK names Java classes in its
 * error, or ends the session. Thread safe.
 */
final class MessageCheck {

    private static final ObjectReader READER = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** The requests whose parameters the server reads. */
    private static final Map<String, Class<?>> READ_PARAMS = Map.of(McpSchema.METHOD_INITIALIZE, McpSchema.InitializeRequest.class,
            McpSchema.METHOD_TOOLS_CALL, McpSchema.CallToolRequest.class, McpSchema.METHOD_LOGGING_SET_LEVEL, McpSchema.SetLevelRequest.class);
    private static final String ID = "id";
    private static final String METHOD = "method";
    private static final String PARAMS = "params";
    private static final String ERROR = "error";

    private final Function<String, Optional<String>> whyNotOffered;

    /** @param whyNotOffered says why the tool with a name is not offered; empty if it is */
    MessageCheck(Function<String, Optional<String>> whyNotOffered) {
        this.whyNotOffered = whyNotOffered;
    }

    /**
     * Returns the message that the bytes contain.
     *
     * @throws InvalidMessageException if they contain no message of the protocol, or the call of a tool that is not offered
     */
    ObjectNode read(byte[] bytes) throws InvalidMessageException {
        if (!(parse(bytes) instanceof ObjectNode message)) {
            throw invalid(null, "The message must be one JSON object");
        }
        JsonNode id = message.get(ID);
        if (id != null && !id.isTextual() && !(id.isIntegralNumber() && id.canConvertToLong())) {
            throw invalid(null, "The id of the message must be a text or an integer");
        }
        if (!message.path("jsonrpc").asText().equals("2.0")) {
            throw invalid(id, "The message must have \"jsonrpc\": \"2.0\"");
        }
        if (message.has(METHOD)) {
            checkRequest(message, id);
        } else {
            checkResponse(message, id);
        }
        return message;
    }

    private static JsonNode parse(byte[] bytes) throws InvalidMessageException {
        try {
            return READER.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new InvalidMessageException(null, ErrorCodes.PARSE_ERROR, "The message is not valid UTF-8");
        } catch (JsonProcessingException e) {
            throw new InvalidMessageException(null, ErrorCodes.PARSE_ERROR, "The message is not valid JSON, or is nested too deeply"
                    + (e.getLocation() == null ? "" : ": line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr()));
        }
    }

    private void checkRequest(ObjectNode message, JsonNode id) throws InvalidMessageException {
        if (!message.get(METHOD).isTextual()) {
            throw invalid(id, "The method of the message must be a text");
        }
        String method = message.get(METHOD).textValue();
        JsonNode params = message.path(PARAMS);
        Class<?> type = id == null ? null : READ_PARAMS.get(method);
        boolean mayBeAbsent = type == null && (params.isMissingNode() || params.isNull());
        if (!params.isObject() && !mayBeAbsent) {
            throw new InvalidMessageException(id, ErrorCodes.INVALID_PARAMS, "The params of " + method + " must be an object");
        }
        if (type != null) {
            checkParams(method, params, type, id);
        }
        if (type == McpSchema.CallToolRequest.class) {
            checkTool(params.path("name"), id);
        }
    }

    /** Reads the parameters as the SDK will do. */
    private static void checkParams(String method, JsonNode params, Class<?> type, JsonNode id) throws InvalidMessageException {
        try {
            McpJsonDefaults.getMapper().convertValue(Json.MAPPER.convertValue(params, Map.class), type);
        } catch (IllegalArgumentException e) {
            String place = e.getCause() instanceof JsonMappingException mapping
                    ? mapping.getPath().stream().map(MessageCheck::name).collect(Collectors.joining(".")) : "";
            throw new InvalidMessageException(id, ErrorCodes.INVALID_PARAMS,
                    "The params of " + method + " are not valid" + (place.isEmpty() ? "" : ": " + place + " has a wrong type or value"));
        }
    }

    private static String name(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }

    private void checkTool(JsonNode name, JsonNode id) throws InvalidMessageException {
        if (!name.isTextual()) {
            throw new InvalidMessageException(id, ErrorCodes.INVALID_PARAMS, "The params of " + McpSchema.METHOD_TOOLS_CALL
                                                                             + " must have the name of a tool");
        }
        Optional<String> reason = whyNotOffered.apply(name.textValue());
        if (reason.isPresent()) {
            throw new InvalidMessageException(id, ErrorCodes.INVALID_PARAMS, reason.get());
        }
    }

    private static void checkResponse(ObjectNode message, JsonNode id) throws InvalidMessageException {
        boolean isError = message.hasNonNull(ERROR);
        if (isError == message.hasNonNull("result")) {
            throw invalid(id, "The message must have a method, a result or an error");
        }
        if (id == null || isError && !(message.path(ERROR).path("code").canConvertToInt() && message.path(ERROR).path("message").isTextual())) {
            throw invalid(id, "A response must have an id, and its error a code and a message");
        }
    }

    private static InvalidMessageException invalid(JsonNode id, String message) {
        return new InvalidMessageException(id, ErrorCodes.INVALID_REQUEST, message);
    }
}
