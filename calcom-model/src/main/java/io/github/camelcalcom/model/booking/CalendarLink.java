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
 * A link that adds a booking to a calendar.
 *
 * @param id         the kind of calendar
 * @param label      the name of the kind of calendar
 * @param link       the address
 * @param additional see {@link CalcomRecord#additional()}
 */
public record CalendarLink(String id, String label, String link, Map<String, JsonNode> additional) implements CalcomRecord {

    public CalendarLink {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public CalendarLink(String id, String label, String link) {
        this(id, label, link, null);
    }
}
