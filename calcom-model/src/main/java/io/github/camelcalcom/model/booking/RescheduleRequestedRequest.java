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
 * The body of {@code bookings/request-reschedule}, which asks the attendee to choose another slot.
 *
 * @param rescheduleReason the reason for the request
 * @param additional       see {@link CalcomRecord#additional()}
 */
public record RescheduleRequestedRequest(String rescheduleReason, Map<String, JsonNode> additional) implements CalcomRecord {

    public RescheduleRequestedRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public RescheduleRequestedRequest(String rescheduleReason) {
        this(rescheduleReason, null);
    }
}
