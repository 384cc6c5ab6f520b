/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The result of {@code bookings/reassign}.
 *
 * @param bookingUid   the uid of the booking
 * @param reassignedTo the new host
 * @param reason       the reason for the reassignment
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record Reassignment(String bookingUid, ReassignedTo reassignedTo, String reason, Map<String, JsonNode> additional) implements CalcomRecord {

    public Reassignment {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public Reassignment(String bookingUid, ReassignedTo reassignedTo, String reason) {
        this(bookingUid, reassignedTo, reason, null);
    }

    /**
     * The new host of a booking.
     *
     * @param id           the number
     * @param name         the name
     * @param email        the e-mail address
     * @param displayEmail the e-mail address to show, without the additions of managed users
     * @param additional   see {@link CalcomRecord#additional()}
     */
    public record ReassignedTo(Long id, String name, String email, String displayEmail, Map<String, JsonNode> additional) implements CalcomRecord {

        public ReassignedTo {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public ReassignedTo(Long id, String name, String email, String displayEmail) {
            this(id, name, email, displayEmail, null);
        }
    }
}
