/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks secrets in the words of a server, which repeats what it was sent when it complains. */
public final class Redaction {

    private static final String MASK = "***";

    /** A shorter part of a secret may be part of any text by chance, and is of little use to anybody. */
    private static final int SHORTEST_PART = 8;

    /** What API keys of all callers begin with is no secret, and part of messages such as "keys begin with cal_live_". */
    private static final Pattern COMMON_PREFIX = Pattern.compile("cal_(?:live_|test_)?");

    /** One character of a URL, of a JSON string or of an HTML page, as these write it; a URL may be within another one. */
    private static final Pattern ENCODED =
            Pattern.compile("%(?:25)*([0-9a-f]{2})|\\\\u00([0-9a-f]{2})|&#x([0-9a-f]{2});|&#([0-9]{2,3});|\\\\(/)", Pattern.CASE_INSENSITIVE);
    private static final int DECIMAL = 4;
    private static final int ESCAPED_SLASH = 5;

    /** API keys, bearer tokens, JSON Web Tokens, and what the server's permission guard calls an access token. */
    private static final Pattern CREDENTIAL = Pattern.compile("(?i:\\bcal(?:_|%(?:25)*5f)(?:[a-z0-9_-]|%(?:25)*[0-9a-f]{2}){6,})"
                                                              + "|(?i:(?<=\\bbearer\\s)|(?<=\\baccess token=))[A-Za-z0-9._~+/=-]{6,}"
                                                              + "|\\beyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)*");

    /** A JSON parser of the server quotes the text that it could not read, which is what was sent. */
    private static final Pattern QUOTED_REQUEST = Pattern.compile(",? (?:\\.{3})?\".*\"(?:\\.{3})? is not valid JSON", Pattern.DOTALL);

    /** The text in lower case with encoded characters decoded, and where each of its characters begins and ends in the text. */
    private final StringBuilder plain = new StringBuilder();
    private final int[] starts;
    private final String text;
    private final BitSet secret = new BitSet();

    private Redaction(String text) {
        this.text = text;
        this.starts = new int[text.length() + 1];
        Matcher encoded = ENCODED.matcher(text);
        int next = 0;
        while (encoded.find()) {
            for (; next < encoded.start(); next++) {
                append(text.charAt(next), next);
            }
            append(decoded(encoded), next);
            next = encoded.end();
        }
        for (; next < text.length(); next++) {
            append(text.charAt(next), next);
        }
        starts[plain.length()] = text.length();
    }

    private void append(char character, int start) {
        starts[plain.length()] = start;
        plain.append(Character.toLowerCase(character));
    }

    private static char decoded(Matcher encoded) {
        for (int group = 1; group < DECIMAL; group++) {
            if (encoded.group(group) != null) {
                return (char) Integer.parseInt(encoded.group(group), 16);
            }
        }
        return encoded.group(ESCAPED_SLASH) != null ? '/' : (char) Integer.parseInt(encoded.group(DECIMAL));
    }

    /** Masks what looks like a credential, whosever it is. */
    public static String byForm(String text) {
        String unquoted = QUOTED_REQUEST.matcher(text).replaceAll(", what was sent is not valid JSON");
        return CREDENTIAL.matcher(unquoted).replaceAll(MASK);
    }

    /**
     * Masks secrets that are known, since not every one looks like one: whole or a part of at least eight characters, in upper or lower case,
     * with or without percent encoding and escapes of JSON.
     *
     * @param answer  in UTF-8 or another superset of ASCII; not changed
     * @param secrets what was sent; none is empty
     */
    public static byte[] of(byte[] answer, Collection<String> secrets) {
        // one character for each byte, so that what is no text in UTF-8 stays what it is
        Redaction redaction = new Redaction(new String(answer, StandardCharsets.ISO_8859_1));
        for (String secret : secrets) {
            redaction.find(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }
        return redaction.masked().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void find(String wanted) {
        for (int found = plain.indexOf(wanted); found >= 0; found = plain.indexOf(wanted, found + wanted.length())) {
            secret.set(found, found + wanted.length());
        }
        Matcher prefix = COMMON_PREFIX.matcher(wanted);
        int common = prefix.lookingAt() ? prefix.end() : 0;
        Map<String, Integer> parts = new HashMap<>();
        for (int start = Math.max(0, common - SHORTEST_PART + 1); start + SHORTEST_PART <= wanted.length(); start++) {
            parts.putIfAbsent(wanted.substring(start, start + SHORTEST_PART), start);
        }
        for (int position = 0; !parts.isEmpty() && position + SHORTEST_PART <= plain.length(); position++) {
            Integer start = parts.get(plain.substring(position, position + SHORTEST_PART));
            if (start != null) {
                int before = alikeBefore(position, wanted, start);
                secret.set(position - before, position + SHORTEST_PART);
            }
        }
    }

    /** The number of characters before the part that are those of the secret, too. */
    private int alikeBefore(int position, String wanted, int start) {
        int count = 0;
        while (count < position && count < start && plain.charAt(position - count - 1) == wanted.charAt(start - count - 1)) {
            count++;
        }
        return count;
    }

    private String masked() {
        StringBuilder masked = new StringBuilder(text.length());
        int next = 0;
        for (int begin = secret.nextSetBit(0); begin >= 0; begin = secret.nextSetBit(secret.nextClearBit(begin))) {
            masked.append(text, next, starts[begin]).append(MASK);
            next = starts[secret.nextClearBit(begin)];
        }
        return masked.append(text, next, text.length()).toString();
    }
}
