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
 * The body of {@code bookings/decline}.
 *
 * @param reason     the reason for the refusal
 * @param additional see {@link CalcomRecord#additional()}
 */
public record DeclineRequest(String reason, Map<String, JsonNode> additional) implements CalcomRecord {

    public DeclineRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public DeclineRequest(String reason) {
        this(reason, null);
    }
}
