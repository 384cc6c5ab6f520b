/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.catalog.Operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the operation for a method and path. Fixed segments are compared in encoded form and ignore case. A fixed segment takes precedence
 * over a parameter. Immutable once built.
 */
final class RouteTable {

    /**
     * A matching route.
     *
     * @param parameters path parameters in encoded form
     */
    record Match(Operation operation, Map<String, String> parameters) {
    }

    private static final class Node {

        private final Map<String, Node> fixed = new HashMap<>();
        private Node parameter;
        private final Map<String, Operation> operations = new HashMap<>();
    }

    private final Node root = new Node();

    /** If several operations share a method and path template, the first one has the route. Consumers and derived operations have none. */
    RouteTable(List<Operation> operations) {
        for (Operation operation : operations) {
            boolean derived = operation.result() != null && operation.result().select() != null;
            if (operation.kind() == Operation.Kind.CALL && !derived) {
                add(operation);
            }
        }
    }

    private void add(Operation operation) {
        Node node = root;
        for (String segment : segments(operation.path())) {
            if (isParameter(segment)) {
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                node = node.parameter;
            } else {
                node = node.fixed.computeIfAbsent(segment.toLowerCase(Locale.ROOT), name -> new Node());
            }
        }
        node.operations.putIfAbsent(operation.method(), operation);
    }

    /**
     * Returns the operation that serves a path.
     *
     * @param path path without query in encoded form, beginning with a slash
     */
    Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        Operation operation = find(root, segments, 0, method);
        if (operation == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        List<String> template = segments(operation.path());
        for (int i = 0; i < template.size(); i++) {
            if (isParameter(template.get(i))) {
                parameters.put(template.get(i).substring(1, template.get(i).length() - 1), segments.get(i));
            }
        }
        return Optional.of(new Match(operation, parameters));
    }

    private static Operation find(Node node, List<String> segments, int position, String method) {
        if (position == segments.size()) {
            return node.operations.get(method);
        }
        String segment = segments.get(position);
        Node fixed = node.fixed.get(segment.toLowerCase(Locale.ROOT));
        Operation found = fixed == null ? null : find(fixed, segments, position + 1, method);
        if (found == null && node.parameter != null && !segment.isEmpty()) {
            found = find(node.parameter, segments, position + 1, method);
        }
        return found;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    /** Returns the segments of a path. A trailing slash is ignored, empty segments are not. */
    private static List<String> segments(String path) {
        String inner = path.substring(1, path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length());
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int slash = inner.indexOf('/'); slash >= 0; slash = inner.indexOf('/', start)) {
            segments.add(inner.substring(start, slash));
            start = slash + 1;
        }
        segments.add(inner.substring(start));
        return segments;
    }
}
