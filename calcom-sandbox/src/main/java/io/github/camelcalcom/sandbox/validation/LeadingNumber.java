/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole number at the beginning of a text, as JavaScript's {@code parseInt} reads it. */
public final class LeadingNumber {

    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d{1,15}).*", Pattern.DOTALL);

    private LeadingNumber() {
    }

    /** Returns the number; empty if the text does not begin with one. */
    public static OptionalLong of(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }
}
