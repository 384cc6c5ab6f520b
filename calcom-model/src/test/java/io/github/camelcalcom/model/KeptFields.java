/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts what records keep in their additional fields, by record and field. */
final class KeptFields {

    /** Fields without a component. */
    final SortedMap<String, Integer> unknown = new TreeMap<>();
    /** Fields whose component cannot hold their value. */
    final SortedMap<String, Integer> misfits = new TreeMap<>();
    /** Types of components whose value the JSON has in another form. */
    final SortedMap<String, Integer> otherForms = new TreeMap<>();

    void add(Object value) {
        if (value instanceof CalcomRecord entity) {
            addRecord(entity);
        } else if (value instanceof Collection<?> items) {
            items.forEach(this::add);
        } else if (value instanceof Map<?, ?> fields) {
            fields.values().forEach(this::add);
        }
    }

    private void addRecord(CalcomRecord entity) {
        String name = entity.getClass().getName().replaceFirst(".*\\.", "");
        entity.unknownFields().keySet().forEach(field -> unknown.merge(name + '.' + field, 1, Integer::sum));
        for (RecordComponent component : entity.getClass().getRecordComponents()) {
            Object value = value(entity, component);
            JsonNode kept = entity.additional().get(component.getName());
            if (kept != null && !kept.isNull() && value == null) {
                misfits.merge(name + '.' + component.getName() + " = " + kept, 1, Integer::sum);
            } else if (kept != null && !kept.isNull()) {
                otherForms.merge(component.getType().getSimpleName(), 1, Integer::sum);
            }
            if (!component.getName().equals("additional")) {
                add(value);
            }
        }
    }

    private static Object value(CalcomRecord entity, RecordComponent component) {
        try {
            return component.getAccessor().invoke(entity);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
