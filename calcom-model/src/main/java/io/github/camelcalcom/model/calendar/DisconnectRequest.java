/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code calendars/disconnect}.
 *
 * @param id         the number of the calendar's credential
 * @param additional see {@link CalcomRecord#additional()}
 */
public record DisconnectRequest(Long id, Map<String, JsonNode> additional) implements CalcomRecord {

    public DisconnectRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public DisconnectRequest(Long id) {
        this(id, null);
    }
}
