/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads the available part of a truncated JSON document. The code and the message of an error precede its details, so the beginning of a
 * response usually suffices.
 */
final class PartialJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonNode root = MissingNode.getInstance();
    private boolean complete;

    private PartialJson() {
    }

    /** Reads a text that may be truncated or not JSON. */
    static PartialJson read(String text) {
        PartialJson json = new PartialJson();
        try (JsonParser parser = FACTORY.createParser(text)) {
            json.readRoot(parser);
            json.complete = parser.nextToken() == null;
        } catch (IOException cutOrNoJson) {
            // root keeps the part before the error, and complete remains false
            json.complete = false;
        }
        return json;
    }

    /** The readable part of the document; a missing node if there is none. */
    JsonNode root() {
        return root;
    }

    /** Whether the text was one complete JSON document. */
    boolean isComplete() {
        return complete;
    }

    private void readRoot(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = NODES.objectNode();
            root = object;
            readFields(parser, object);
        } else if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            root = array;
            readItems(parser, array);
        } else if (token != null) {
            root = scalar(parser, token);
        }
    }

    /** Adds each container before its content, so that a document that ends within it is kept. */
    private static void readFields(JsonParser parser, ObjectNode object) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                readFields(parser, object.putObject(name));
            } else if (token == JsonToken.START_ARRAY) {
                readItems(parser, object.putArray(name));
            } else {
                object.set(name, scalar(parser, token));
            }
        }
    }

    private static void readItems(JsonParser parser, ArrayNode array) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                readFields(parser, array.addObject());
            } else if (token == JsonToken.START_ARRAY) {
                readItems(parser, array.addArray());
            } else {
                array.add(scalar(parser, token));
            }
        }
    }

    /** Returns numbers as texts: the fields of an error are texts, and a text can hold a number of any length. */
    private static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }
}
