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
 * The body of {@code bookings/reassign-to-user}.
 *
 * @param reason     the reason for the reassignment
 * @param additional see {@link CalcomRecord#additional()}
 */
public record ReassignRequest(String reason, Map<String, JsonNode> additional) implements CalcomRecord {

    public ReassignRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ReassignRequest(String reason) {
        this(reason, null);
    }
}
