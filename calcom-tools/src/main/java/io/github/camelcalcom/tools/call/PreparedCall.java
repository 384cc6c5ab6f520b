package io.github.camelcalcom.tools.call;

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

    /** All that decides what the call does, in the same form for the same arguments. */
    String canonical() {
        return tool.name() + Json.canonical(parameters) + (body == null ? "" : Json.canonical(body));
    }
}
