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
 * Reads as much of a JSON document as is there. An error's code and message come before its details, so that the beginning of an
 * answer usually tells what matters.
 */
final class PartialJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonNode root = MissingNode.getInstance();
    private boolean complete;

    private PartialJson() {
    }

    /** Reads a text, whole or cut, JSON or not. */
    static PartialJson read(String text) {
        PartialJson json = new PartialJson();
        try (JsonParser parser = FACTORY.createParser(text)) {
            json.readRoot(parser);
            json.complete = parser.nextToken() == null;
        } catch (IOException cutOrNoJson) {
            // what was read before it stays in root, and complete stays false: that is what the caller asks for
            json.complete = false;
        }
        return json;
    }

    /** The document as far as it could be read; missing if nothing could. */
    JsonNode root() {
        return root;
    }

    /** Whether the text was one whole JSON document. */
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

    /** Adds each container before it is filled, so that a document that ends within it is kept. */
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

    /** Numbers as texts: an error's own fields are texts, and no number is too long for one. */
    private static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }
}
