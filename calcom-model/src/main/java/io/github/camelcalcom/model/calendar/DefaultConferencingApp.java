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
 * The default meeting service.
 *
 * @param appSlug    the meeting service
 * @param appLink    the fixed address of meetings
 * @param additional see {@link CalcomRecord#additional()}
 */
public record DefaultConferencingApp(String appSlug, String appLink, Map<String, JsonNode> additional) implements CalcomRecord {

    public DefaultConferencingApp {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public DefaultConferencingApp(String appSlug, String appLink) {
        this(appSlug, appLink, null);
    }
}
