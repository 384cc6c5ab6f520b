/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.catalog.Operation;

/**
 * An operation of the catalogue as a tool for a language model. Immutable.
 *
 * @param name        unique among all tools: lower-case letters, digits and underscores, at most 64 characters
 * @param description what the tool does, in plain words for the model
 * @param operation   the operation that the tool calls
 * @param inputSchema the JSON Schema of the arguments. It declares every argument and permits no others
 * @param hints       the effects of the tool
 * @param confirmed   whether a person has to agree before a call is made
 * @param scopes      the OAuth2 scopes that permit the operation; empty if the catalogue names none
 */
public record CalcomTool(
        String name, String description, Operation operation, Map<String, Object> inputSchema, ToolHints hints, boolean confirmed,
        List<String> scopes) {

    /** The argument with the body of the request. */
    public static final String BODY = "body";
    /** The argument that continues a list or a result which was too long for one answer. */
    public static final String CURSOR = "cursor";
    /** The argument with the number of items of a page. */
    public static final String LIMIT = "limit";
    /** The argument with the code of a person's agreement. */
    public static final String CONFIRMATION = "confirmation";
    /** The argument with the key that identifies a booking. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    public CalcomTool {
        inputSchema = Collections.unmodifiableMap(new LinkedHashMap<>(inputSchema));
        scopes = List.copyOf(scopes);
    }

    /** Whether the tool makes a booking, so that its calls carry an idempotency key. */
    public boolean isBooking() {
        return operation.uri().equals("bookings/create");
    }

    /** Name and operation only, because the schema is long. */
    @Override
    public String toString() {
        return name + " (" + operation.uri() + ')';
    }
}
