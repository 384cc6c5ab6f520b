/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.github.camelcalcom.error.HeaderView;

/** The headers of an answer that no server gave. */
public record AnswerHeaders(Map<String, String> values) implements HeaderView {

    public static final HeaderView NONE = new AnswerHeaders(Map.of());

    public AnswerHeaders {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(values);
        values = anyCase;
    }

    @Override
    public String header(String name) {
        return values.get(name);
    }

    @Override
    public void forEach(BiConsumer<String, String> headers) {
        values.forEach(headers);
    }
}
