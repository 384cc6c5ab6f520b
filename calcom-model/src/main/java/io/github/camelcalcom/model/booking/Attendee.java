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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * An attendee of a booking.
 *
 * @param id                     the number
 * @param bookingId              the number of the booking
 * @param name                   the name
 * @param email                  the e-mail address
 * @param displayEmail           the e-mail address to show, without the additions of managed users
 * @param timeZone               the time zone
 * @param language               the language of mails to the attendee
 * @param absent                 whether the attendee was marked as absent
 * @param phoneNumber            the phone number, with country code
 * @param seatUid                the uid of the seat, for a booking with seats
 * @param bookingFieldsResponses the answers to the questions of the booking form, by their slug; only with a seat
 * @param metadata               custom data of the seat
 * @param additional             see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Attendee(
        Long id, Long bookingId, String name, String email, String displayEmail, ZoneId timeZone, String language, Boolean absent,
        String phoneNumber, String seatUid, Map<String, Object> bookingFieldsResponses, Map<String, Object> metadata,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public Attendee {
        additional = CalcomJson.copy(additional);
    }
}
