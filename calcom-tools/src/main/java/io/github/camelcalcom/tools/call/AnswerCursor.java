/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The position at which an answer continues: a page of the server, and an item or entry within it.
 *
 * @param skip       the number of items before the page, for lists by offset
 * @param serverPage the cursor of the page at the server, or null for lists by offset and for the first page
 * @param size       the number of items of the page; 0 for an answer without pages
 * @param index      the first item or entry within the page
 */
record AnswerCursor(int skip, String serverPage, int size, int index) {

    /** The text for the model, which need not understand it. */
    String text() {
        ObjectNode fields = Json.object().put("s", skip).put("n", size).put("i", index);
        if (serverPage != null) {
            fields.put("c", serverPage);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.text(fields).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the position that a text names.
     *
     * @throws ToolRefusedException if it is not the text of a position
     */
    static AnswerCursor of(String text) {
        try {
            JsonNode fields = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(text));
            if (isCount(fields.path("s")) && isCount(fields.path("n")) && isCount(fields.path("i"))) {
                return new AnswerCursor(fields.get("s").intValue(), fields.path("c").textValue(), fields.get("n").intValue(),
                        fields.get("i").intValue());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static boolean isCount(JsonNode node) {
        return node.isInt() && node.intValue() >= 0;
    }

    private static ToolRefusedException invalid() {
        return new ToolRefusedException("The argument cursor is not the nextCursor of an answer. Leave it out to begin the list.");
    }
}
