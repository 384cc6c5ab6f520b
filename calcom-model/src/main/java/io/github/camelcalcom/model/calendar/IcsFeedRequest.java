/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code calendars/save-ics-feed}.
 *
 * @param urls       the addresses of the feeds
 * @param readOnly   whether the calendar is only read
 * @param additional see {@link CalcomRecord#additional()}
 */
public record IcsFeedRequest(List<String> urls, Boolean readOnly, Map<String, JsonNode> additional) implements CalcomRecord {

    public IcsFeedRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public IcsFeedRequest(List<String> urls, Boolean readOnly) {
        this(urls, readOnly, null);
    }
}
