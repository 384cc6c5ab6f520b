/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.tools.CalcomTool;

/**
 * A call whose arguments fit the schema of its tool.
 *
 * @param tool         the tool
 * @param parameters   the parameters of the operation by name
 * @param body         the body, or null if there is none
 * @param cursor       the position from which the answer continues, or null for its begin
 * @param limit        the requested number of items of a page, or 0 for the default
 * @param key          the idempotency key that the model gave, or null
 * @param confirmation the code of an agreement, or null
 */
record PreparedCall(CalcomTool tool, ObjectNode parameters, JsonNode body, AnswerCursor cursor, int limit, String key, String confirmation) {

    /** A hash of all that decides what the call does: the same for the same arguments, and short whatever their length. */
    String fingerprint() {
        String call = tool.name() + Json.canonical(parameters) + (body == null ? "" : Json.canonical(body));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(call.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
