/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An array of an answer, as {@link JsonMap} is an object. */
public final class JsonList extends ArrayList<Object> {

    private static final long serialVersionUID = 1L;

    public JsonList() {
    }

    public JsonList(Collection<?> items) {
        super(items);
    }

    /** A map or list as one that Camel converts to JSON text; any other value as it is. */
    public static Object convertible(Object value) {
        if (value instanceof Map<?, ?> fields && !(value instanceof JsonMap)) {
            return new JsonMap(fields);
        }
        return value instanceof List<?> items && !(value instanceof JsonList) ? new JsonList(items) : value;
    }

    /** Receivers of a serialized answer need not have this class. */
    private Object writeReplace() {
        return new ArrayList<>(this);
    }
}
