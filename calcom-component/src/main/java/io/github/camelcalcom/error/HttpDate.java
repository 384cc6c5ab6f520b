/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads dates in HTTP headers, such as {@code Date} and {@code Retry-After}. */
public final class HttpDate {

    private HttpDate() {
    }

    /** Returns null if the value is missing or not a date: an invalid header counts as missing. */
    public static Instant parse(String value) {
        try {
            return value == null ? null : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
