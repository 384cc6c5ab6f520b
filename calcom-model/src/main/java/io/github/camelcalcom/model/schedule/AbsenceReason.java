/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.schedule;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelcalcom.model.CalcomText;

/**
 * The reason of a time out of office.
 *
 * @param value the text of the API
 */
public record AbsenceReason(@JsonValue String value) implements CalcomText {

    public static final AbsenceReason UNSPECIFIED = new AbsenceReason("unspecified");
    public static final AbsenceReason VACATION = new AbsenceReason("vacation");
    public static final AbsenceReason TRAVEL = new AbsenceReason("travel");
    public static final AbsenceReason SICK = new AbsenceReason("sick");
    public static final AbsenceReason PUBLIC_HOLIDAY = new AbsenceReason("public_holiday");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AbsenceReason {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
