/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.time.ZoneId;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The attendee of a new booking, or one to add to a booking. An e-mail address or a phone number is required.
 *
 * @param name        the name
 * @param email       the e-mail address
 * @param timeZone    the time zone
 * @param phoneNumber the phone number, with country code
 * @param language    the language of mails to the attendee
 * @param additional  see {@link CalcomRecord#additional()}
 */
public record AttendeeRequest(
        String name, String email, ZoneId timeZone, String phoneNumber, String language, Map<String, JsonNode> additional) implements CalcomRecord {

    public AttendeeRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AttendeeRequest(String name, String email, ZoneId timeZone, String phoneNumber, String language) {
        this(name, email, timeZone, phoneNumber, language, null);
    }
}
