/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcalcom.sandbox.state.NamedZone;

import java.time.DateTimeException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule for one property, with the name and message of the real server's validation.
 *
 * @param name  for example {@code isString}
 * @param text  message for a property that violates the rule; {@code %s} stands for the name of the property
 * @param holds whether a value complies; receives a missing node for an absent value
 */
public record Rule(String name, String text, Predicate<JsonNode> holds) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\\.[A-Za-z]{2,}");
    private static final Pattern URL = Pattern.compile("(?i)(?:https?://)[^\\s/?#]+\\.[^\\s/?#]+\\S*");
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}(?::\\d+)?(?:[/?#]\\S*)?");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}"
            + "(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?");

    /** Requires a string. */
    public static Rule string() {
        return new Rule("isString", "%s must be a string", JsonNode::isTextual);
    }

    /** Requires a string that is not empty. */
    public static Rule notEmpty() {
        return new Rule("isNotEmpty", "%s should not be empty", value -> !value.isMissingNode() && !value.isNull()
                && !(value.isTextual() && value.asText().isEmpty()));
    }

    /** Requires a boolean. */
    public static Rule bool() {
        return new Rule("isBoolean", "%s must be a boolean value", JsonNode::isBoolean);
    }

    /** Requires a whole number. */
    public static Rule integer() {
        return new Rule("isInt", "%s must be an integer number",
                value -> value.isIntegralNumber() || isFinite(value) && value.doubleValue() == Math.rint(value.doubleValue()));
    }

    /** Requires a number. */
    public static Rule number() {
        return new Rule("isNumber", "%s must be a number conforming to the specified constraints", Rule::isFinite);
    }

    /** Whether a value is a number within the range of JavaScript's numbers. JSON may contain one beyond it, which reads as infinite. */
    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    /** Requires a number of at least this value. */
    public static Rule min(long least) {
        return new Rule("min", "%s must not be less than " + least, value -> value.isNumber() && value.doubleValue() >= least);
    }

    /** Requires a number of at most this value. */
    public static Rule max(long most) {
        return new Rule("max", "%s must not be greater than " + most, value -> value.isNumber() && value.doubleValue() <= most);
    }

    /** Requires a string with a minimum length. */
    public static Rule minLength(int least) {
        return new Rule("minLength", "%s must be longer than or equal to " + least + " characters",
                value -> value.isTextual() && value.asText().length() >= least);
    }

    /** Requires a value that is not an empty string, with the message of the minimum length. Use it with {@link #lengthOfOthers()}. */
    public static Rule length() {
        return new Rule("isLength", "%s must be longer than or equal to 1 characters", notEmpty().holds());
    }

    /** Refuses values that are not strings, with the message of the minimum length. */
    public static Rule lengthOfOthers() {
        return new Rule("isLength", "%s must be longer than or equal to 1 and shorter than or equal to undefined characters",
                value -> value.isMissingNode() || value.isNull() || value.isTextual());
    }

    /** Requires an array. */
    public static Rule array() {
        return new Rule("isArray", "%s must be an array", JsonNode::isArray);
    }

    /** Requires an object. */
    public static Rule object() {
        return new Rule("isObject", "%s must be an object", JsonNode::isObject);
    }

    /** Requires an array with a minimum number of elements. */
    public static Rule arrayMinSize(int least) {
        return new Rule("arrayMinSize", "%s must contain at least " + least + " elements",
                value -> value.isArray() && value.size() >= least);
    }

    /** Refuses plain values as elements of an array. Accepts an absent value. */
    public static Rule nested() {
        return new Rule("nestedValidation", "each value in nested property %s must be either object or array",
                value -> value.isMissingNode() || value.isNull() || value.isContainerNode());
    }

    /** Requires an object. Accepts an absent value. */
    public static Rule nestedObject() {
        return new Rule("nestedValidation", "nested property %s must be either object or array",
                value -> value.isMissingNode() || value.isNull() || value.isObject());
    }

    /** Requires one of these strings or numbers. */
    public static Rule in(Collection<?> values) {
        return new Rule("isIn", "%s must be one of the following values: " + joined(values), value -> isOneOf(value, values));
    }

    /** Requires one of the values of an enumeration of the real server. */
    public static Rule oneOf(Collection<?> values) {
        return new Rule("isEnum", "%s must be one of the following values: " + joined(values), value -> isOneOf(value, values));
    }

    /** Applies a rule to each element of an array, or to any other value itself. */
    public static Rule each(Rule rule) {
        return new Rule(rule.name, "each value in " + rule.text, value -> {
            if (!value.isArray()) {
                return rule.holds.test(value);
            }
            for (JsonNode element : value) {
                if (!rule.holds.test(element)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Requires the name of a zone of the IANA database. */
    public static Rule timeZone() {
        return new Rule("isTimeZone", "%s must be a valid IANA time-zone", value -> value.isTextual() && NamedZone.find(value.asText()).isPresent());
    }

    /** Requires a mail address. */
    public static Rule email() {
        return new Rule("isEmail", "%s must be an email", value -> value.isTextual() && EMAIL.matcher(value.asText()).matches());
    }

    /** Requires an absolute http or https URL. */
    public static Rule url() {
        return new Rule("isUrl", "%s must be a URL address", value -> value.isTextual() && URL.matcher(value.asText()).matches());
    }

    /** Requires a phone number in the international format. */
    public static Rule phone() {
        return new Rule("isPhoneNumber", "%s must be a valid phone number",
                value -> value.isTextual() && value.asText().replaceAll("[ ().-]", "").matches("\\+[1-9]\\d{6,14}"));
    }

    /** Requires an array without equal elements. */
    public static Rule unique() {
        return new Rule("arrayUnique", "All %s's elements must be unique", value -> {
            Set<JsonNode> different = new HashSet<>();
            value.forEach(different::add);
            return value.isArray() && different.size() == value.size();
        });
    }

    /** Requires an array with elements. */
    public static Rule notEmptyArray() {
        return new Rule("arrayNotEmpty", "%s should not be empty", value -> value.isArray() && !value.isEmpty());
    }

    /** Requires a URL, which may have no protocol. */
    public static Rule webAddress() {
        return new Rule("isUrl", "%s must be a URL address", value -> value.isTextual()
                && (URL.matcher(value.asText()).matches() || HOST.matcher(value.asText()).matches()));
    }

    /** Requires a date or a date with time in ISO 8601. */
    public static Rule isoDate() {
        return new Rule("isDateString", "%s must be a valid ISO 8601 date string", value -> value.isTextual() && isIsoDate(value.asText()));
    }

    /** Requires a date or a date with time in any form of ISO 8601, whose day exists. */
    public static Rule existingIsoDate() {
        return new Rule("isDateString", "%s must be a valid ISO 8601 date string",
                value -> value.isTextual() && IsoInstant.exists(value.asText()));
    }

    /** Requires the form of a date or of a date with time in ISO 8601. The day may not exist. */
    public static Rule isoForm() {
        return new Rule("isDateString", "%s must be a valid ISO 8601 date string",
                value -> value.isTextual() && IsoInstant.hasForm(value.asText()));
    }

    /** Requires a text that begins with a whole number, as JavaScript parses it. */
    public static Rule beginsWithNumber() {
        return new Rule("isNumber", "%s must be a number conforming to the specified constraints",
                value -> LeadingNumber.of(value.asText()).isPresent());
    }

    /** Requires a string that matches a pattern, with a message of its own. */
    public static Rule matches(String pattern, String text) {
        Pattern compiled = Pattern.compile(pattern);
        return new Rule("matches", text, value -> value.isTextual() && compiled.matcher(value.asText()).matches());
    }

    private static boolean isOneOf(JsonNode value, Collection<?> values) {
        return value.isValueNode() && values.stream().anyMatch(allowed -> allowed instanceof Number number
                ? value.isNumber() && value.doubleValue() == number.doubleValue()
                : value.isTextual() && value.asText().equals(allowed));
    }

    private static String joined(Collection<?> values) {
        return String.join(", ", values.stream().map(String::valueOf).toList());
    }

    private static boolean isIsoDate(String text) {
        if (!ISO_DATE.matcher(text).matches()) {
            return false;
        }
        try {
            IsoInstant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
