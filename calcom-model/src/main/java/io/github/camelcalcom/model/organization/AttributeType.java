/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.organization;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelcalcom.model.CalcomText;

/**
 * The kind of an attribute.
 *
 * @param value the text of the API
 */
public record AttributeType(@JsonValue String value) implements CalcomText {

    public static final AttributeType TEXT = new AttributeType("TEXT");
    public static final AttributeType NUMBER = new AttributeType("NUMBER");
    public static final AttributeType SINGLE_SELECT = new AttributeType("SINGLE_SELECT");
    public static final AttributeType MULTI_SELECT = new AttributeType("MULTI_SELECT");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttributeType {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
