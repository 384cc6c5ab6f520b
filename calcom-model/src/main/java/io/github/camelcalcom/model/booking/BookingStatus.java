/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelcalcom.model.CalcomText;

/**
 * The state of a booking.
 *
 * @param value the text of the API
 */
public record BookingStatus(@JsonValue String value) implements CalcomText {

    public static final BookingStatus ACCEPTED = new BookingStatus("accepted");
    public static final BookingStatus PENDING = new BookingStatus("pending");
    public static final BookingStatus CANCELLED = new BookingStatus("cancelled");
    public static final BookingStatus REJECTED = new BookingStatus("rejected");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BookingStatus {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
