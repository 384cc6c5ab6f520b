/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.storage.Fingerprint;
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
        return Fingerprint.whole(tool.name() + CalcomJson.canonical(parameters) + (body == null ? "" : CalcomJson.canonical(body)));
    }
}
