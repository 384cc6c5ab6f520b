/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.user;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A user who belongs to a platform client.
 *
 * @param id                the number
 * @param email             the e-mail address
 * @param username          the user name
 * @param name              the name
 * @param bio               a text about the person or team
 * @param timeZone          the time zone
 * @param weekStart         the first day of the week
 * @param createdDate       when it was created
 * @param timeFormat        hours of the day as 12 or 24
 * @param defaultScheduleId the number of the default schedule
 * @param locale            the language of the user
 * @param avatarUrl         the address of the picture
 * @param metadata          custom data by key; values must be texts
 * @param additional        see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record ManagedUser(
        Long id, String email, String username, String name, String bio, ZoneId timeZone, Weekday weekStart, Instant createdDate, Integer timeFormat,
        Long defaultScheduleId, String locale, String avatarUrl, Map<String, Object> metadata,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public ManagedUser {
        additional = CalcomJson.copy(additional);
    }
}
