/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Selects the record of a sealed type. */
final class UnionShape {

    private UnionShape() {
    }

    /**
     * Returns the record that a JSON object becomes.
     *
     * @param  type a record, or a sealed type of records
     * @return      null if no record of the sealed type fits
     */
    static Class<?> memberOf(Class<?> type, ObjectNode json) {
        if (!type.isSealed()) {
            return type;
        }
        for (Class<?> member : type.getPermittedSubclasses()) {
            if (fits(member.getAnnotation(When.class), json)) {
                return member;
            }
        }
        return null;
    }

    private static boolean fits(When condition, ObjectNode json) {
        if (condition == null) {
            return true;
        }
        JsonNode value = json.get(condition.field());
        if (value == null || value.isNull()) {
            return false;
        }
        return condition.is().isEmpty() || RecordShape.constant(condition.is()).equals(value);
    }
}
