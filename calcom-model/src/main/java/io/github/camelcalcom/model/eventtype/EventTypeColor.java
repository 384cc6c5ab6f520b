/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The colours of an event type.
 *
 * @param lightThemeHex the colour on light pages, as #RRGGBB
 * @param darkThemeHex  the colour on dark pages, as #RRGGBB
 * @param additional    see {@link CalcomRecord#additional()}
 */
public record EventTypeColor(String lightThemeHex, String darkThemeHex, Map<String, JsonNode> additional) implements CalcomRecord {

    public EventTypeColor {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public EventTypeColor(String lightThemeHex, String darkThemeHex) {
        this(lightThemeHex, darkThemeHex, null);
    }
}
