/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The account of a calendar service.
 *
 * @param id         the number
 * @param type       the kind of service
 * @param userId     the number of the user
 * @param teamId     the number of the team
 * @param appId      the service
 * @param invalid    whether it can no longer be used
 * @param additional see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record CalendarCredential(
        Long id, String type, Long userId, Long teamId, String appId, Boolean invalid, Map<String, JsonNode> additional) implements CalcomRecord {

    public CalendarCredential {
        additional = CalcomJson.copy(additional);
    }
}
