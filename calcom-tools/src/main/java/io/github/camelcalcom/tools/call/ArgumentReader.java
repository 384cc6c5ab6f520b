/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.camelcalcom.safecall.IdempotencyKey;
import io.github.camelcalcom.tools.CalcomTool;

/**
 * Reads the arguments of a call, and refuses all that the schema of the tool does not declare. Only declared parameters and the body go on
 * from here, so that no argument becomes an option, a header or a part of a URI. Thread safe.
 */
final class ArgumentReader {

    private static final int MAX_PROBLEMS = 5;
    private static final int MAX_PROBLEM_LENGTH = 300;

    private final int maxSize;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @param maxSize the maximum number of characters of the arguments as JSON */
    ArgumentReader(int maxSize) {
        this.maxSize = maxSize;
    }

    /**
     * Returns the call with its parameters, body and control arguments apart.
     *
     * @throws ToolRefusedException if the arguments are too long, or do not fit the schema; the message names up to five problems
     */
    PreparedCall read(CalcomTool tool, Object arguments) {
        ObjectNode given = parse(tool, arguments);
        List<Error> errors = schemas.computeIfAbsent(tool.name(), name -> registry.getSchema(Json.tree(tool.inputSchema()))).validate(given);
        if (!errors.isEmpty()) {
            throw new ToolRefusedException("The arguments of " + tool.name() + " are invalid, and nothing was sent: "
                                           + errors.stream().map(ArgumentReader::problem).distinct().limit(MAX_PROBLEMS).collect(Collectors.joining("; ")));
        }
        ObjectNode parameters = given.deepCopy();
        JsonNode body = parameters.remove(CalcomTool.BODY);
        AnswerCursor cursor = null;
        int limit = 0;
        if (tool.hints().readOnly()) {
            JsonNode text = parameters.remove(CalcomTool.CURSOR);
            cursor = text == null ? null : AnswerCursor.of(text.textValue());
            JsonNode count = parameters.remove(CalcomTool.LIMIT);
            limit = count == null ? 0 : count.intValue();
        }
        String key = tool.isBooking() ? bookingKey(parameters, body) : null;
        String confirmation = tool.confirmed() ? text(parameters.remove(CalcomTool.CONFIRMATION)) : null;
        return new PreparedCall(tool, parameters, body, cursor, limit, key, confirmation);
    }

    /** The component takes the key of a body before any other, so that a key in the metadata would replace the one of the argument. */
    private static String bookingKey(ObjectNode parameters, JsonNode body) {
        if (body != null && body.path("metadata").has(IdempotencyKey.METADATA_ENTRY)) {
            throw new ToolRefusedException("The body has the metadata entry " + IdempotencyKey.METADATA_ENTRY + ", and nothing was sent. Give the key as "
                                           + "the argument " + CalcomTool.IDEMPOTENCY_KEY + '.');
        }
        return text(parameters.remove(CalcomTool.IDEMPOTENCY_KEY));
    }

    private ObjectNode parse(CalcomTool tool, Object arguments) {
        JsonNode given;
        try {
            String text = json(tool, arguments);
            if (text.length() > maxSize) {
                throw new ToolRefusedException("The arguments of " + tool.name() + " have " + text.length() + " characters as JSON, and "
                                               + maxSize + " are permitted. Nothing was sent.");
            }
            given = text.isBlank() ? Json.object() : requireFinite(tool, Json.MAPPER.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ToolRefusedException("The arguments of " + tool.name() + " are not valid JSON, and nothing was sent.");
        }
        if (!(given instanceof ObjectNode object)) {
            throw new ToolRefusedException("The arguments of " + tool.name() + " must be a JSON object, and nothing was sent.");
        }
        return object;
    }

    /** Returns the arguments as JSON. Text and bytes are JSON already. */
    private static String json(CalcomTool tool, Object arguments) {
        if (arguments instanceof CharSequence text) {
            return text.toString();
        }
        return arguments instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8)
                : Json.text(requireFinite(tool, Json.tree(arguments == null ? Map.of() : arguments)));
    }

    /** Refuses a number beyond the range of a double, which is infinite once it is read, and would be sent as a text. */
    private static JsonNode requireFinite(CalcomTool tool, JsonNode arguments) {
        Deque<JsonNode> unread = new ArrayDeque<>(List.of(arguments));
        while (!unread.isEmpty()) {
            JsonNode node = unread.pop();
            if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
                throw new ToolRefusedException("The arguments of " + tool.name() + " have a number that is too large, and nothing was sent.");
            }
            node.forEach(unread::push);
        }
        return arguments;
    }

    private static String text(JsonNode node) {
        return node == null ? null : node.textValue();
    }

    private static String problem(Error error) {
        String message = OneLine.of(error.getInstanceLocation() + ": " + error.getMessage(), MAX_PROBLEM_LENGTH);
        return message.startsWith(": ") ? message.substring(2) : message;
    }
}
