/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The views that the booking page offers.
 *
 * @param defaultLayout  the view at first
 * @param enabledLayouts the views to choose from: {@code month}, {@code week} and {@code column}
 * @param additional     see {@link CalcomRecord#additional()}
 */
public record BookerLayouts(String defaultLayout, List<String> enabledLayouts, Map<String, JsonNode> additional) implements CalcomRecord {

    public BookerLayouts {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public BookerLayouts(String defaultLayout, List<String> enabledLayouts) {
        this(defaultLayout, enabledLayouts, null);
    }
}
