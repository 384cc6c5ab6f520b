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
 * A user with a personal event type.
 *
 * @param id             the number
 * @param name           the name
 * @param username       the user name
 * @param avatarUrl      the address of the picture
 * @param brandColor     the colour of the booking page, as #RRGGBB
 * @param darkBrandColor the colour of the dark booking page, as #RRGGBB
 * @param weekStart      the first day of the week
 * @param metadata       custom data by key; values must be texts
 * @param additional     see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record EventTypeUser(
        Long id, String name, String username, String avatarUrl, String brandColor, String darkBrandColor, Weekday weekStart,
        Map<String, Object> metadata, Map<String, JsonNode> additional) implements CalcomRecord {

    public EventTypeUser {
        additional = CalcomJson.copy(additional);
    }
}
