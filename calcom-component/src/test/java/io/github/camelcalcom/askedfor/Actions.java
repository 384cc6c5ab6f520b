/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The actions that were asked for, by the number of the row and the operation. */
final class Actions {

    private final Map<String, Consumer<Caller>> actions = new LinkedHashMap<>();

    /** Adds an action: a request of the operation, and what its answer must contain. */
    Actions add(int row, String operation, Consumer<Caller> action) {
        if (actions.putIfAbsent(row + " " + operation, action) != null) {
            throw new IllegalStateException("There are two actions for row " + row + " and " + operation);
        }
        return this;
    }

    /** Returns the action for a row, or null. */
    Consumer<Caller> find(String row, String operation) {
        return actions.get(row + " " + operation);
    }

    int size() {
        return actions.size();
    }
}
