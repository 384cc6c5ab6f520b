/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object of an answer. Its own class lets Camel convert it to JSON text; other maps of an application are not affected. */
public final class JsonMap extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    public JsonMap() {
    }

    public JsonMap(Map<?, ?> fields) {
        fields.forEach((name, value) -> put(String.valueOf(name), value));
    }

    /** Receivers of a serialized answer need not have this class. */
    private Object writeReplace() {
        return new LinkedHashMap<>(this);
    }
}
