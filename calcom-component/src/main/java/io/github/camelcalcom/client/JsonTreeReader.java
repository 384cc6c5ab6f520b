package io.github.camelcalcom.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;

/**
 * Builds maps and lists from JSON while it arrives, so that the text of an answer is never held as a whole. For one document;
 * not thread safe.
 */
final class JsonTreeReader implements AutoCloseable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final List<Object> outer = new ArrayList<>(8);
    private Map<String, Object> object;
    private List<Object> array;
    private String key;
    private Object document;
    private boolean complete;

    JsonTreeReader() throws IOException {
        parser = FACTORY.createNonBlockingByteArrayParser();
        feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    }

    /** Takes the next part of the text. */
    void feed(ByteBuffer chunk) throws IOException {
        byte[] bytes;
        int start;
        if (chunk.hasArray()) {
            bytes = chunk.array();
            start = chunk.arrayOffset() + chunk.position();
        } else {
            bytes = new byte[chunk.remaining()];
            chunk.get(chunk.position(), bytes);
            start = 0;
        }
        feeder.feedInput(bytes, start, start + chunk.remaining());
        drain();
    }

    /**
     * The document: a map, a list, a text, a number, a boolean, or null for the literal and for no text at all.
     *
     * @throws IOException if the text ended too early
     */
    Object finish() throws IOException {
        feeder.endOfInput();
        drain();
        return document;
    }

    /** Whether any value was there. */
    boolean hasDocument() {
        return complete;
    }

    private void drain() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.NOT_AVAILABLE; token = parser.nextToken()) {
            switch (token) {
                case FIELD_NAME -> key = parser.currentName();
                case START_OBJECT -> open(new LinkedHashMap<>(), null);
                case START_ARRAY -> open(null, new ArrayList<>());
                case END_OBJECT, END_ARRAY -> close(object != null ? object : array);
                case VALUE_STRING -> add(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(parser.getNumberValue());
                case VALUE_TRUE -> add(Boolean.TRUE);
                case VALUE_FALSE -> add(Boolean.FALSE);
                default -> add(null);
            }
        }
    }

    private void open(Map<String, Object> newObject, List<Object> newArray) {
        Object value = newObject != null ? newObject : newArray;
        if (object != null) {
            object.put(key, value);
            outer.add(object);
        } else if (array != null) {
            array.add(value);
            outer.add(array);
        }
        object = newObject;
        array = newArray;
    }

    @SuppressWarnings("unchecked")
    private void close(Object value) {
        object = null;
        array = null;
        if (outer.isEmpty()) {
            setDocument(value);
            return;
        }
        Object parent = outer.remove(outer.size() - 1);
        if (parent instanceof Map) {
            object = (Map<String, Object>) parent;
        } else {
            array = (List<Object>) parent;
        }
    }

    private void add(Object value) {
        if (object != null) {
            object.put(key, value);
        } else if (array != null) {
            array.add(value);
        } else {
            setDocument(value);
        }
    }

    private void setDocument(Object value) {
        document = value;
        complete = true;
    }

    /** Gives the buffers and the known names back for the next document. */
    @Override
    public void close() throws IOException {
        parser.close();
    }
}
