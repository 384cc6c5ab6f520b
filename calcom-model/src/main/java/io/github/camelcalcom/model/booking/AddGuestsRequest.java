/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code booking-guests/add}.
 *
 * @param guests     the guests to add
 * @param additional see {@link CalcomRecord#additional()}
 */
public record AddGuestsRequest(List<Guest> guests, Map<String, JsonNode> additional) implements CalcomRecord {

    public AddGuestsRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AddGuestsRequest(List<Guest> guests) {
        this(guests, null);
    }

    /**
     * A guest to add to a booking.
     *
     * @param email       the e-mail address
     * @param name        the name
     * @param timeZone    the time zone
     * @param phoneNumber the phone number, with country code
     * @param language    the language of mails to the guest
     * @param additional  see {@link CalcomRecord#additional()}
     */
    public record Guest(
            String email, String name, ZoneId timeZone, String phoneNumber, String language,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public Guest {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Guest(String email, String name, ZoneId timeZone, String phoneNumber, String language) {
            this(email, name, timeZone, phoneNumber, language, null);
        }
    }
}
