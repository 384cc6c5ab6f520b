/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.apache.camel.builder.endpoint.AbstractEndpointBuilder;

/**
 * Builds the URI of one operation. Values arrive at the component as they are given here: a value with characters that a URI would change is
 * protected with {@code RAW()}.
 */
public abstract class OperationBuilder extends AbstractEndpointBuilder {

    private static final String SCHEME = "calcom";

    OperationBuilder(String operation) {
        this(SCHEME, operation);
    }

    OperationBuilder(String scheme, String path) {
        super(scheme, path);
    }

    /**
     * Sets an option. References such as {@code #bean:name}, property placeholders and expressions keep their meaning.
     *
     * @throws IllegalArgumentException if no URI can contain the value
     */
    @Override
    public void doSetProperty(String key, Object value) {
        super.doSetProperty(key, value instanceof String text ? UriValue.of(key, text) : value);
    }

    /** Returns the endpoint URI, {@code calcom:resource/operation} with its options, without resolved placeholders. */
    @Override
    public String getRawUri() {
        return super.getRawUri().replaceFirst("^([a-z]+)://", "$1:");
    }

    final void setParameter(String name, String value) {
        super.doSetProperty(name, UriValue.ofParameter(name, value));
    }

    static String join(Object[] values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(","));
    }

    static String join(long[] values) {
        return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
