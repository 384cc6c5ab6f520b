/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.user;

import java.time.ZoneId;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of {@code me/update}, and of the operations that create and update managed users.
 *
 * @param email             the e-mail address
 * @param name              the name
 * @param timeFormat        hours of the day as 12 or 24
 * @param defaultScheduleId the number of the default schedule
 * @param weekStart         the first day of the week
 * @param timeZone          the time zone
 * @param locale            the language of the user
 * @param avatarUrl         the address of the picture
 * @param bio               a text about the person or team
 * @param metadata          custom data by key; values must be texts
 * @param additional        see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record UserRequest(
        String email, String name, Integer timeFormat, Long defaultScheduleId, Weekday weekStart, ZoneId timeZone, String locale, String avatarUrl,
        String bio, Map<String, Object> metadata, Map<String, JsonNode> additional) implements CalcomRecord {

    public UserRequest {
        additional = CalcomJson.copy(additional);
    }
}
