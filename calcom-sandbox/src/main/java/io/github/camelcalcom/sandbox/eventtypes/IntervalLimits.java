/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.validation.JavaScriptValue;
import io.github.camelcalcom.sandbox.validation.Rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Limits of bookings by period. The real server does not require numbers, and compares the limits as JavaScript does. */
final class IntervalLimits {

    private static final List<String> PERIODS = List.of("day", "week", "month", "year");

    private IntervalLimits() {
    }

    /** Returns the rules for limits. The limit of a period must not exceed that of a longer one; the first one is named. */
    static Rule[] rules(String name, String rule, String counted) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(rule, "Invalid " + name, JsonNode::isContainerNode));
        pairs().forEach(pair -> rules.add(new Rule(rule, "Invalid " + name + ": The " + counted + " of bookings for " + pair.get(0)
                + " cannot exceed the " + counted + " of bookings for " + pair.get(1) + '.', limits -> !pair.equals(firstExceeded(limits)))));
        return rules.toArray(Rule[]::new);
    }

    private static Stream<List<String>> pairs() {
        return PERIODS.stream().flatMap(shorter -> PERIODS.stream().skip(PERIODS.indexOf(shorter) + 1L).map(longer -> List.of(shorter, longer)));
    }

    private static List<String> firstExceeded(JsonNode limits) {
        return pairs().filter(pair -> !limits.has("disabled") && exceeds(limits.path(pair.get(0)), limits.path(pair.get(1))))
                .findFirst().orElse(List.of());
    }

    private static boolean exceeds(JsonNode shorter, JsonNode longer) {
        return JavaScriptValue.isTruthy(shorter) && JavaScriptValue.isTruthy(longer) && JavaScriptValue.isGreater(shorter, longer);
    }

    /**
     * Whether the real server stores limits: sorted by their values, their periods have to be in order. Equal values keep the order of the
     * request, and an unknown period is never in order.
     */
    static boolean isStored(JsonNode limits) {
        if (!limits.isContainerNode() || JavaScriptValue.isTruthy(limits.path("disabled"))) {
            return true;
        }
        List<String> sorted = new ArrayList<>();
        limits.fieldNames().forEachRemaining(sorted::add);
        boolean known = limits.isObject() ? PERIODS.containsAll(sorted) : limits.isEmpty();
        sorted.sort((first, second) -> order(JavaScriptValue.number(limits.path(first)) - JavaScriptValue.number(limits.path(second))));
        return known && sorted.equals(PERIODS.stream().filter(sorted::contains).toList());
    }

    private static int order(double difference) {
        return difference < 0 ? -1 : difference > 0 ? 1 : 0;
    }

    /** Whether limits have effect and are shown, that is, whether all are numbers. */
    static boolean isReadable(JsonNode limits) {
        return StreamSupport.stream(limits.spliterator(), false).allMatch(JsonNode::isNumber);
    }
}
