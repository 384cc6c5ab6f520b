/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The questions on the booking form of an event type.
 *
 * @param bookingFields the questions on the booking form
 * @param additional    see {@link CalcomRecord#additional()}
 */
public record BookingFields(List<BookingField> bookingFields, Map<String, JsonNode> additional) implements CalcomRecord {

    public BookingFields {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public BookingFields(List<BookingField> bookingFields) {
        this(bookingFields, null);
    }
}
