/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the invalid fields and the violated rules from an error. The API has three formats: a tree of validation errors, a sentence of
 * {@code <field> property is wrong,<rules>}, and a list of {@code <field path> - <rule>}. Values of the request that the tree repeats are left
 * out.
 */
final class FieldErrors {

    /** The name of a field contains no comma, and is at the beginning or after a comma. */
    private static final Pattern WRONG_PROPERTY = Pattern.compile("(?:^|,) ?([^,]+?) property is wrong(?=,)");

    private static final Pattern PATH_AND_RULE =
            Pattern.compile("(?<![\\w.\\[\\]])([\\w.\\[\\]]+) - (.*?)(?:, (?=[\\w.\\[\\]]+ - )|,? ?$)");

    private final Map<String, List<String>> found = new LinkedHashMap<>();

    private FieldErrors() {
    }

    /** Returns the field errors of the {@code details} of an error, or else of its message. */
    static Map<String, List<String>> of(JsonNode details, String message) {
        FieldErrors errors = new FieldErrors();
        errors.addTree(details.path("errors"), "");
        if (errors.found.isEmpty() && message != null) {
            if (message.contains(" property is wrong,")) {
                errors.addSentence(message);
            } else if (message.endsWith(", ")) {
                errors.addPaths(message);
            }
        }
        return errors.found;
    }

    private void addTree(JsonNode errors, String parent) {
        for (JsonNode error : errors) {
            if (error.isTextual()) {
                add(parent, error.textValue());
                continue;
            }
            String path = path(parent, error.path("property").asText());
            error.path("constraints").forEach(rule -> add(path, rule.asText()));
            addTree(error.path("children"), path);
        }
    }

    private static String path(String parent, String property) {
        if (!property.isEmpty() && property.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return parent + '[' + property + ']';
        }
        return parent.isEmpty() ? property : parent + '.' + property;
    }

    /** A property without a rule is the parent of the next property. */
    private void addSentence(String message) {
        Matcher property = WRONG_PROPERTY.matcher(message);
        String parent = "";
        boolean more = property.find();
        while (more) {
            String path = path(parent, property.group(1).strip());
            int rulesStart = property.end() + 1;
            more = property.find();
            String rules = message.substring(rulesStart, more ? Math.max(rulesStart, property.start()) : message.length()).strip();
            parent = rules.isEmpty() ? path : "";
            if (!rules.isEmpty()) {
                add(path, rules);
            }
        }
    }

    private void addPaths(String message) {
        Matcher field = PATH_AND_RULE.matcher(message);
        while (field.find()) {
            add(field.group(1), field.group(2));
        }
    }

    private void add(String path, String rule) {
        found.computeIfAbsent(path, ignored -> new ArrayList<>()).add(rule);
    }
}
