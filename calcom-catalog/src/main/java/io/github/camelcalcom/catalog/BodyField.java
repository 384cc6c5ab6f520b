/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.List;

/**
 * A field of a request body.
 *
 * @param name         the name in the API
 * @param type         JSON type: string, integer, number, boolean, object, array
 * @param values       the permitted values, empty if any value is permitted
 * @param required     whether every variant of the body requires it, according to the API's document
 * @param availability the servers that support it
 * @param summary      a summary of one line for the reference
 */
public record BodyField(String name, String type, List<String> values, boolean required, Availability availability, String summary) {

    public BodyField {
        values = List.copyOf(values);
    }
}
