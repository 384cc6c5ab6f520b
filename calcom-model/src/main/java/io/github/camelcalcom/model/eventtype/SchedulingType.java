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
 * The distribution of bookings among hosts.
 *
 * @param value the text of the API
 */
public record SchedulingType(@JsonValue String value) implements CalcomText {

    public static final SchedulingType COLLECTIVE = new SchedulingType("collective");
    public static final SchedulingType ROUND_ROBIN = new SchedulingType("roundRobin");
    public static final SchedulingType MANAGED = new SchedulingType("managed");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SchedulingType {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
