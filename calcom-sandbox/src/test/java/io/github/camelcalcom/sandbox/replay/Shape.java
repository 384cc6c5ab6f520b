/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the keys and types of two JSON documents. */
final class Shape {

    private static final int MOST_DIFFERENCES = 6;

    private Shape() {
    }

    /** Returns the differences as field paths with reasons; empty if both have the same shape. */
    static List<String> differences(JsonNode recorded, JsonNode own) {
        List<String> differences = new ArrayList<>();
        compare("", recorded, own, differences);
        return differences.size() > MOST_DIFFERENCES ? differences.subList(0, MOST_DIFFERENCES) : differences;
    }

    private static void compare(String path, JsonNode recorded, JsonNode own, List<String> differences) {
        if (type(recorded) != type(own)) {
            differences.add(path + ": " + type(recorded) + " recorded, " + type(own) + " here");
        } else if (recorded.isArray()) {
            if (recorded.size() != own.size()) {
                differences.add(path + ": " + recorded.size() + " elements recorded, " + own.size() + " here");
            }
            for (int i = 0; i < Math.min(recorded.size(), own.size()); i++) {
                compare(path + '[' + i + ']', recorded.get(i), own.get(i), differences);
            }
        } else if (recorded.isObject()) {
            Set<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            own.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!own.has(name)) {
                    differences.add(path + '.' + name + ": missing here");
                } else if (!recorded.has(name)) {
                    differences.add(path + '.' + name + ": not recorded");
                } else {
                    compare(path + '.' + name, recorded.get(name), own.get(name), differences);
                }
            }
        }
    }

    private static JsonNodeType type(JsonNode node) {
        return node == null ? JsonNodeType.MISSING : node.getNodeType();
    }
}
