/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that JavaScript converts to a date: numbers, and texts in ISO 8601 and in the usual forms of browsers. */
public final class JavaScriptDate {

    private static final Pattern ISO = Pattern.compile("(\\d{4}(?:-(?:0[1-9]|1[0-2]))?)(?:-(0[1-9]|[12]\\d|3[01]))?"
            + "([T ]([01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:[Zz]|[+-]\\d{2}:?\\d{2})?)?");

    private static final List<DateTimeFormatter> DATES = Stream.of("yyyy/M/d", "yyyy-M-d", "M/d/yyyy", "MMM d yyyy", "MMM d, yyyy", "d MMM yyyy",
                    "MMMM d yyyy", "MMMM d, yyyy", "d MMMM yyyy")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)).toList();

    private JavaScriptDate() {
    }

    /** Returns the instant of a value; empty if JavaScript makes an invalid date of it. */
    public static Optional<Instant> of(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(Instant.ofEpochMilli(value.asLong()));
        }
        if (value.isBoolean()) {
            return Optional.of(Instant.ofEpochMilli(value.asBoolean() ? 1 : 0));
        }
        return value.isTextual() ? of(value.asText()) : Optional.empty();
    }

    private static Optional<Instant> of(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return Optional.of(iso(iso));
        }
        for (DateTimeFormatter date : DATES) {
            Optional<Instant> found = parsed(() -> LocalDate.parse(text, date).atStartOfDay(ZoneOffset.UTC).toInstant());
            if (found.isPresent()) {
                return found;
            }
        }
        return parsed(() -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    }

    /** A day that does not exist is one of the next month. */
    private static Instant iso(Matcher iso) {
        LocalDate month = LocalDate.ofInstant(IsoInstant.parse(iso.group(1)), ZoneOffset.UTC);
        LocalDate date = iso.group(2) == null ? month : month.plusDays(Integer.parseInt(iso.group(2)) - 1L);
        return IsoInstant.parse(date + (iso.group(3) == null ? "T" + LocalTime.MIDNIGHT : iso.group(3))).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Parses a date. */
    @FunctionalInterface
    private interface Parsing {

        Instant parse();
    }

    private static Optional<Instant> parsed(Parsing parsing) {
        try {
            return Optional.of(parsing.parse());
        } catch (DateTimeException e) {
            // the next form is tried
            return Optional.empty();
        }
    }
}
