/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

/** Texts of models and of third parties in one line of a message, so that they cannot be taken for the message itself. */
final class OneLine {

    private OneLine() {
    }

    /** The text without control characters and line separators, cut after a number of characters. */
    static String of(String text, int length) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
        return line.substring(0, end) + "...";
    }

    /** The text in single quotes. Quotes within it become double ones, so that its end is certain. */
    static String quoted(String text, int length) {
        return '\'' + of(text, length).replace('\'', '"') + '\'';
    }
}
