/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.routing;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Evaluates the condition of a route: a tree of groups and rules in the format of react-awesome-query-builder. A group without rules always
 * holds; a rule with an unsupported operator never does.
 */
final class RouteQuery {

    private final Map<String, String> answers;

    /** @param answers answers by the ids of fields; missing ones count as empty */
    RouteQuery(Map<String, String> answers) {
        this.answers = answers;
    }

    /** Whether a group or rule holds. */
    boolean holds(JsonNode node) {
        if (node.path("type").asText().equals("rule")) {
            return rule(node.path("properties"));
        }
        List<Boolean> results = new ArrayList<>();
        node.path("children1").forEach(child -> results.add(holds(child)));
        boolean any = node.path("properties").path("conjunction").asText("AND").equals("OR");
        boolean result = results.isEmpty() || (any ? results.contains(true) : !results.contains(false));
        return node.path("properties").path("not").asBoolean(false) != result;
    }

    private boolean rule(JsonNode properties) {
        String answer = answers.getOrDefault(properties.path("field").asText(), "");
        JsonNode value = properties.path("value").path(0);
        String wanted = value.asText("");
        return switch (properties.path("operator").asText()) {
            case "equal", "select_equals" -> answer.equals(wanted);
            case "not_equal", "select_not_equals" -> !answer.equals(wanted);
            case "like" -> answer.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            case "not_like" -> !answer.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            case "starts_with" -> answer.startsWith(wanted);
            case "ends_with" -> answer.endsWith(wanted);
            case "is_empty", "is_null" -> answer.isEmpty();
            case "is_not_empty", "is_not_null" -> !answer.isEmpty();
            case "select_any_in", "multiselect_some_in" -> anyOf(answer, value);
            case "select_not_any_in", "multiselect_not_some_in" -> !anyOf(answer, value);
            case "less" -> compare(answer, wanted, -1, false);
            case "less_or_equal" -> compare(answer, wanted, -1, true);
            case "greater" -> compare(answer, wanted, 1, false);
            case "greater_or_equal" -> compare(answer, wanted, 1, true);
            default -> false;
        };
    }

    private static boolean anyOf(String answer, JsonNode wanted) {
        List<String> given = List.of(answer.split(","));
        for (JsonNode one : wanted) {
            if (given.contains(one.asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean compare(String answer, String wanted, int direction, boolean orEqual) {
        String number = "-?\\d+(\\.\\d+)?";
        if (!answer.matches(number) || !wanted.matches(number)) {
            return false;
        }
        int order = Double.compare(Double.parseDouble(answer), Double.parseDouble(wanted));
        return order == 0 ? orEqual : Integer.signum(order) == direction;
    }
}
