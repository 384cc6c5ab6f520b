/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Puts a key into the metadata of the body of a new booking. The key is inserted into the text, so that all other bytes stay as they are. If a
 * name occurs twice, the last one counts, as for the server. Not thread safe.
 */
final class KeyedBody {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String METADATA = "metadata";
    private static final int LENGTH_OF_NULL = 4;

    private final byte[] json;
    private String prefix;
    private String suffix;
    private int spliceFrom;
    private int spliceTo;
    private int entries;
    private String key;
    private String obstacle = "the body is not a JSON object";

    /**
     * Finds the metadata.
     *
     * @throws IllegalArgumentException if the body is not JSON in UTF-8
     */
    KeyedBody(byte[] json) {
        this.json = json;
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readBody(parser);
            }
        } catch (IOException e) {
            // Jackson's message quotes the text, which may hold a secret
            throw new IllegalArgumentException("The body of bookings/create is not a JSON object: " + e.getClass().getSimpleName());
        }
    }

    private void readBody(JsonParser parser) throws IOException {
        obstacle = null;
        boolean hasMetadata = false;
        boolean empty = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            empty = false;
            boolean isMetadata = METADATA.equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (isMetadata) {
                hasMetadata = true;
                readMetadata(parser, value);
            } else {
                parser.skipChildren();
            }
        }
        if (!hasMetadata) {
            int end = position(parser) - 1;
            splice(end, end, (empty ? "" : ",") + '"' + METADATA + "\":{", "}");
        }
    }

    private void readMetadata(JsonParser parser, JsonToken value) throws IOException {
        prefix = null;
        key = null;
        entries = 0;
        obstacle = null;
        if (value == JsonToken.VALUE_NULL) {
            int end = position(parser);
            splice(end - LENGTH_OF_NULL, end, "{", "}");
        } else if (value == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                entries++;
                boolean isKey = IdempotencyKey.METADATA_ENTRY.equals(parser.currentName());
                JsonToken entry = parser.nextToken();
                if (isKey) {
                    key = entry == JsonToken.VALUE_STRING ? parser.getText() : null;
                    obstacle = key != null ? null : "the metadata entry " + IdempotencyKey.METADATA_ENTRY + " is not text";
                }
                parser.skipChildren();
            }
            if (key == null && obstacle == null) {
                int end = position(parser) - 1;
                splice(end, end, entries == 0 ? "" : ",", "");
            }
        } else {
            obstacle = "metadata is not a JSON object";
            parser.skipChildren();
        }
    }

    /** The number of bytes that the parser has read. */
    private static int position(JsonParser parser) {
        long position = parser.currentLocation().getByteOffset();
        if (position < 0) {
            throw new IllegalArgumentException("The body of bookings/create must be JSON in UTF-8");
        }
        return (int) position;
    }

    private void splice(int from, int to, String before, String after) {
        spliceFrom = from;
        spliceTo = to;
        prefix = before;
        suffix = after;
    }

    /** The key in the body, or null. */
    String key() {
        return key;
    }

    /** Whether a key can be put into the body. False if it has one, or if there is an {@linkplain #obstacle obstacle}. */
    boolean takesKey() {
        return prefix != null;
    }

    /** The reason why the body neither has nor takes a key, or null. The server refuses such a body. */
    String obstacle() {
        return obstacle;
    }

    /** Whether the body itself has an entry for the key that is not a key. */
    boolean hasUnusableKey() {
        return obstacle != null && entries > 0;
    }

    /**
     * Returns the body with a key.
     *
     * @throws IllegalArgumentException if the metadata has too many entries
     */
    byte[] with(String newKey) {
        if (entries >= IdempotencyKey.MOST_ENTRIES) {
            throw new IllegalArgumentException("The metadata of bookings/create has " + entries + " entries, and Cal.com accepts no more than "
                                               + IdempotencyKey.MOST_ENTRIES + " with " + IdempotencyKey.METADATA_ENTRY
                                               + ": leave one out, or set the option idempotentBookings to false");
        }
        byte[] inserted = (prefix + '"' + IdempotencyKey.METADATA_ENTRY + "\":\"" + escaped(newKey) + '"' + suffix).getBytes(UTF_8);
        byte[] result = Arrays.copyOf(json, spliceFrom + inserted.length + json.length - spliceTo);
        System.arraycopy(inserted, 0, result, spliceFrom, inserted.length);
        System.arraycopy(json, spliceTo, result, spliceFrom + inserted.length, json.length - spliceTo);
        return result;
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
