package io.github.camelcalcom.booking;

import java.io.IOException;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The body of a new booking, into whose metadata a key can be put. The key is spliced into the text as it is, so that every other byte
 * stays what the caller sent. Where a name is there twice, the last one counts, as it does for the server. For one thread at a time.
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

    /**
     * Reads where the metadata is.
     *
     * @throws IllegalArgumentException if the body is no JSON in UTF-8
     */
    KeyedBody(byte[] json) {
        this.json = json;
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readBody(parser);
            }
        } catch (IOException e) {
            // what Jackson says quotes the text, which may hold a secret
            throw new IllegalArgumentException("The body of bookings/create is no JSON object: " + e.getClass().getSimpleName());
        }
    }

    private void readBody(JsonParser parser) throws IOException {
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
        if (value == JsonToken.VALUE_NULL) {
            int end = position(parser);
            splice(end - LENGTH_OF_NULL, end, "{", "}");
        } else if (value == JsonToken.START_OBJECT) {
            boolean hasUnusableKey = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                entries++;
                boolean isKey = IdempotencyKey.METADATA_ENTRY.equals(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && isKey) {
                    key = parser.getText();
                } else {
                    hasUnusableKey |= isKey;
                    parser.skipChildren();
                }
            }
            if (key == null && !hasUnusableKey) {
                int end = position(parser) - 1;
                splice(end, end, entries == 0 ? "" : ",", "");
            }
        } else {
            parser.skipChildren();
        }
    }

    /** How many bytes the parser has read. */
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

    /** The key that the body has already, or null. */
    String key() {
        return key;
    }

    /** Whether a key can be put into it; not if it has one, or if it or its metadata is no object, which the server refuses. */
    boolean takesKey() {
        return prefix != null;
    }

    /**
     * The body with a key.
     *
     * @throws IllegalArgumentException if the metadata has no room for it
     */
    byte[] with(String newKey) {
        if (entries >= IdempotencyKey.MOST_ENTRIES) {
            throw new IllegalArgumentException("The metadata of bookings/create has " + entries + " entries, and Cal.com takes no more than "
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
