/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Makes the text of an answer from the result of a call. A long result is divided between items or entries, never within JSON, and continues
 * with a cursor. Only an item that is too long by itself is shortened: its texts and lists end with a remark on what is missing.
 */
final class AnswerPages {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LIST = 100;

    private final int maxSize;

    /** @param maxSize the maximum number of characters of the items or entries of an answer */
    AnswerPages(int maxSize) {
        this.maxSize = maxSize;
    }

    /** Returns the answer of a call as JSON text. */
    String text(PreparedCall call, ComponentCalls.Result result) {
        AnswerCursor cursor = call.cursor() == null ? new AnswerCursor(0, null, 0, 0) : call.cursor();
        JsonNode value = result.result();
        if (value instanceof ArrayNode items) {
            return Json.text(list(call, items, cursor, result));
        }
        ObjectNode answer = Json.object();
        if (value.isNull()) {
            return Json.text(answer.put("status", "done"));
        }
        if (value instanceof ObjectNode fields && call.tool().hints().readOnly() && (cursor.index() > 0 || isTooLong(fields))) {
            return Json.text(entries(fields, cursor));
        }
        answer.set("result", fitting(value));
        note(answer, call, value);
        return Json.text(answer);
    }

    private ObjectNode list(PreparedCall call, ArrayNode items, AnswerCursor cursor, ComponentCalls.Result result) {
        ObjectNode answer = Json.object();
        ArrayNode part = answer.putArray("items");
        int size = 0;
        int index = Math.min(cursor.index(), items.size());
        while (index < items.size()) {
            JsonNode item = fitting(items.get(index));
            size += Json.text(item).length() + 1;
            if (size > maxSize && !part.isEmpty()) {
                break;
            }
            part.add(item);
            index++;
        }
        if (index < items.size()) {
            if (call.tool().hints().readOnly()) {
                answer.put("nextCursor", new AnswerCursor(cursor.skip(), cursor.serverPage(), pageSize(result), index).text());
            } else {
                answer.put("note", items.size() - index + " more items are not shown");
            }
        } else if (result.next() != null) {
            answer.put("nextCursor", result.next().text());
        } else if (result.more()) {
            answer.put("note", "There are more items. This server cannot continue the list; narrow it with the other arguments.");
        }
        return answer;
    }

    /** The size of the page that was read, so that the same page is read again; 0 for a list without pages. */
    private static int pageSize(ComponentCalls.Result result) {
        return result.page() == null ? 0 : result.page().size();
    }

    private ObjectNode entries(ObjectNode fields, AnswerCursor cursor) {
        ObjectNode answer = Json.object();
        ObjectNode part = answer.putObject("result");
        List<Map.Entry<String, JsonNode>> entries = List.copyOf(fields.properties());
        int size = 0;
        int index = Math.min(cursor.index(), entries.size());
        while (index < entries.size()) {
            Map.Entry<String, JsonNode> entry = entries.get(index);
            JsonNode value = fitting(entry.getValue());
            size += entry.getKey().length() + Json.text(value).length() + 4;
            if (size > maxSize && !part.isEmpty()) {
                break;
            }
            part.set(entry.getKey(), value);
            index++;
        }
        if (index < entries.size()) {
            answer.put("nextCursor", new AnswerCursor(0, null, 0, index).text());
        }
        return answer;
    }

    private static void note(ObjectNode answer, PreparedCall call, JsonNode value) {
        if (call.tool().isBooking() && value.path("status").asText().equalsIgnoreCase("cancelled")) {
            answer.put("note", "The same call has made this booking before, and it has been cancelled since. To book the slot again, give another "
                               + "idempotencyKey.");
        }
    }

    private boolean isTooLong(JsonNode node) {
        return Json.text(node).length() > maxSize;
    }

    /** The node, shortened as much as is needed. */
    private JsonNode fitting(JsonNode node) {
        JsonNode shortened = node;
        int texts = LONGEST_TEXT;
        int lists = LONGEST_LIST;
        while (isTooLong(shortened) && texts > 1) {
            shortened = shortened(node, texts, lists);
            texts /= 2;
            lists = Math.max(1, lists / 2);
        }
        return shortened;
    }

    private static JsonNode shortened(JsonNode node, int texts, int lists) {
        if (node.isTextual() && node.textValue().length() > texts) {
            return TextNode.valueOf(cut(node.textValue(), texts) + "... (" + (node.textValue().length() - texts) + " more characters)");
        }
        if (node instanceof ArrayNode items) {
            ArrayNode part = Json.MAPPER.createArrayNode();
            StreamSupport.stream(items.spliterator(), false).limit(lists).forEach(item -> part.add(shortened(item, texts, lists)));
            return items.size() > lists ? part.add("... (" + (items.size() - lists) + " more items)") : part;
        }
        if (node instanceof ObjectNode fields) {
            ObjectNode part = Json.object();
            Iterator<Map.Entry<String, JsonNode>> entries = fields.properties().iterator();
            int kept = Math.max(lists, 1);
            for (int count = 0; entries.hasNext() && count < kept; count++) {
                Map.Entry<String, JsonNode> entry = entries.next();
                part.set(entry.getKey(), shortened(entry.getValue(), texts, lists));
            }
            return entries.hasNext() ? part.put("...", (fields.size() - kept) + " more fields") : part;
        }
        return node;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
