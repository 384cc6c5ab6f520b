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
 * The kind of a question on the booking form. The kinds from {@code name} to {@code rescheduleReason} are the standard questions.
 *
 * @param value the text of the API
 */
public record BookingFieldType(@JsonValue String value) implements CalcomText {

    public static final BookingFieldType TEXT = new BookingFieldType("text");
    public static final BookingFieldType TEXTAREA = new BookingFieldType("textarea");
    public static final BookingFieldType NUMBER = new BookingFieldType("number");
    public static final BookingFieldType PHONE = new BookingFieldType("phone");
    public static final BookingFieldType ADDRESS = new BookingFieldType("address");
    public static final BookingFieldType URL = new BookingFieldType("url");
    public static final BookingFieldType BOOLEAN = new BookingFieldType("boolean");
    public static final BookingFieldType EMAIL = new BookingFieldType("email");
    public static final BookingFieldType MULTIEMAIL = new BookingFieldType("multiemail");
    public static final BookingFieldType SELECT = new BookingFieldType("select");
    public static final BookingFieldType MULTISELECT = new BookingFieldType("multiselect");
    public static final BookingFieldType CHECKBOX = new BookingFieldType("checkbox");
    public static final BookingFieldType RADIO = new BookingFieldType("radio");
    public static final BookingFieldType RADIO_INPUT = new BookingFieldType("radioInput");
    public static final BookingFieldType NAME = new BookingFieldType("name");
    public static final BookingFieldType TITLE = new BookingFieldType("title");
    public static final BookingFieldType LOCATION = new BookingFieldType("location");
    public static final BookingFieldType NOTES = new BookingFieldType("notes");
    public static final BookingFieldType GUESTS = new BookingFieldType("guests");
    public static final BookingFieldType RESCHEDULE_REASON = new BookingFieldType("rescheduleReason");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BookingFieldType {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
