/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A day of the week, as schedules and profiles name it.
 *
 * @param value the text of the API
 */
public record Weekday(@JsonValue String value) implements CalcomText {

    public static final Weekday MONDAY = new Weekday("Monday");
    public static final Weekday TUESDAY = new Weekday("Tuesday");
    public static final Weekday WEDNESDAY = new Weekday("Wednesday");
    public static final Weekday THURSDAY = new Weekday("Thursday");
    public static final Weekday FRIDAY = new Weekday("Friday");
    public static final Weekday SATURDAY = new Weekday("Saturday");
    public static final Weekday SUNDAY = new Weekday("Sunday");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Weekday {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
