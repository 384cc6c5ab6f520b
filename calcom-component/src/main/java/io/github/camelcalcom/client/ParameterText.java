/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.Parameter;

/**
 * Turns the value of a parameter into the text that the API reads, or refuses it. A text is sent as it is, unless it is blank. Spaces around a
 * number, a time or the name of an enum, and around the elements of a list in one text, have no meaning and are removed.
 */
public final class ParameterText {

    /** The end of a message about a value that has a space where a plus is expected. */
    public static final String LOST_PLUS_HINT = ". In a URI a plus is read as a space: write the value as RAW(...)";

    private static final String TIME = "an ISO 8601 date or time such as 2026-03-29T09:00:00Z";
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern LOST_PLUS = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}\\S* \\d{2}(:?\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private ParameterText() {
    }

    /**
     * The texts of a value: one for a single value, any number for an array.
     *
     * @throws IllegalArgumentException if the parameter does not take such a value
     */
    public static List<String> of(Parameter parameter, Object value) {
        if (parameter.arrayStyle() == Parameter.ArrayStyle.NONE) {
            return List.of(single(parameter, value));
        }
        Collection<?> elements;
        if (value instanceof Collection<?> collection) {
            elements = collection;
        } else if (value instanceof Object[] array) {
            elements = Arrays.asList(array);
        } else if (value instanceof CharSequence text) {
            elements = Arrays.stream(text.toString().split(",")).map(String::strip).toList();
        } else {
            elements = List.of(value);
        }
        List<String> texts = new ArrayList<>(elements.size());
        for (Object element : elements) {
            texts.add(single(parameter, element));
        }
        return texts;
    }

    private static String single(Parameter parameter, Object value) {
        String text = switch (parameter.type()) {
            case DATE_TIME -> dateTime(parameter, value);
            case DATE -> value instanceof LocalDate ? value.toString() : dateTime(parameter, value);
            case OBJECT -> object(parameter, value);
            case INTEGER, NUMBER, BOOLEAN -> plain(parameter, value).strip();
            default -> parameter.values().isEmpty() ? plain(parameter, value) : plain(parameter, value).strip();
        };
        checkType(parameter, text);
        if (!parameter.values().isEmpty() && !parameter.values().contains(text)) {
            throw refused(parameter, text, "one of " + String.join(", ", parameter.values())
                                           + NearestName.of(text, parameter.values()).map(nearest -> ". Did you mean '" + nearest + "'?").orElse(""));
        }
        return text;
    }

    private static String plain(Parameter parameter, Object value) {
        if (value instanceof Collection<?> || value instanceof Object[] || value instanceof Map<?, ?>) {
            throw refused(parameter, value, "a single value");
        }
        if (TimeText.of(value) != null || TimeText.lacksZone(value) && !(value instanceof CharSequence)) {
            return dateTime(parameter, value);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String dateTime(Parameter parameter, Object value) {
        if (TimeText.lacksZone(value) && !(value instanceof CharSequence)) {
            throw refused(parameter, value, TimeText.ZONE);
        }
        String text = TimeText.of(value);
        return text != null ? text : value.toString().strip();
    }

    private static String object(Parameter parameter, Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The parameter " + parameter.name() + " cannot be written as JSON", e);
        }
    }

    private static void checkType(Parameter parameter, String text) {
        switch (parameter.type()) {
            case INTEGER -> {
                if (!INTEGER.matcher(text).matches()) {
                    throw refused(parameter, text, "an integer");
                }
            }
            case NUMBER -> {
                if (!NUMBER.matcher(text).matches()) {
                    throw refused(parameter, text, "a number");
                }
            }
            case BOOLEAN -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw refused(parameter, text, "true or false");
                }
            }
            case DATE_TIME, DATE -> checkDate(parameter, text);
            default -> {
                if (text.isBlank()) {
                    throw refused(parameter, text, "a value");
                }
                checkAddress(parameter, text);
            }
        }
    }

    /** An e-mail address with a space would silently match nothing. */
    private static void checkAddress(Parameter parameter, String text) {
        String name = parameter.name().toLowerCase(Locale.ROOT);
        if ((name.endsWith("email") || name.endsWith("emails")) && text.contains("@") && text.contains(" ") && !text.contains("\"")) {
            throw refused(parameter, text, "an e-mail address without a space" + LOST_PLUS_HINT);
        }
    }

    /** A hint for a time whose offset has a space in place of its plus; empty for any other text. */
    public static String plusHint(String text) {
        return LOST_PLUS.matcher(text).matches() ? LOST_PLUS_HINT : "";
    }

    /** The API reads a date, a date with a time, and anything between; only what begins with no date, or has lost its plus, is surely wrong. */
    private static void checkDate(Parameter parameter, String text) {
        String hint = plusHint(text);
        try {
            LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            IllegalArgumentException refused = refused(parameter, text, TIME);
            refused.initCause(e);
            throw refused;
        }
        if (!hint.isEmpty()) {
            throw refused(parameter, text, TIME + hint);
        }
    }

    private static IllegalArgumentException refused(Parameter parameter, Object value, String expected) {
        return new IllegalArgumentException("Invalid value '" + value + "' of the parameter " + parameter.name() + ": expected " + expected);
    }

    /** Encodes a text for one path segment or one query component, so that it can be neither a separator nor another segment. */
    static String encode(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean unreserved = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9' || character == '-' || character == '_' || character == '.' || character == '~';
            if (!unreserved) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
            }
        }
        return text;
    }
}
