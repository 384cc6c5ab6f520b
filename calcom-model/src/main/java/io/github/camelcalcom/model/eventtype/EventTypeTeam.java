/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The team of an event type.
 *
 * @param id             the number
 * @param slug           the short name in addresses
 * @param name           the name
 * @param bannerUrl      the address of the banner on the booking page
 * @param logoUrl        the address of the team's logo
 * @param weekStart      the first day of the week
 * @param brandColor     the colour of the booking page, as #RRGGBB
 * @param darkBrandColor the colour of the dark booking page, as #RRGGBB
 * @param theme          the colours of the booking page: light or dark
 * @param additional     see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record EventTypeTeam(
        Long id, String slug, String name, String bannerUrl, String logoUrl, Weekday weekStart, String brandColor, String darkBrandColor,
        String theme, Map<String, JsonNode> additional) implements CalcomRecord {

    public EventTypeTeam {
        additional = CalcomJson.copy(additional);
    }
}
