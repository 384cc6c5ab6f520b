/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelcalcom.model.CalcomText;

/**
 * The frequency of a recurring event type.
 *
 * @param value the text of the API
 */
public record Frequency(@JsonValue String value) implements CalcomText {

    public static final Frequency WEEKLY = new Frequency("weekly");
    public static final Frequency MONTHLY = new Frequency("monthly");
    public static final Frequency YEARLY = new Frequency("yearly");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Frequency {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
