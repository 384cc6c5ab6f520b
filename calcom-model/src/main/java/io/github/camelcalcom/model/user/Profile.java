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
 * The user that the credential belongs to.
 *
 * @param id                the number
 * @param username          the user name
 * @param email             the e-mail address
 * @param name              the name
 * @param avatarUrl         the address of the picture
 * @param bio               a text about the person or team
 * @param timeFormat        hours of the day as 12 or 24
 * @param defaultScheduleId the number of the default schedule
 * @param weekStart         the first day of the week
 * @param timeZone          the time zone
 * @param locale            the language of the user
 * @param organizationId    the number of the organization
 * @param organization      the organization
 * @param metadata          custom data by key; values must be texts
 * @param additional        see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Profile(
        Long id, String username, String email, String name, String avatarUrl, String bio, Integer timeFormat, Long defaultScheduleId,
        Weekday weekStart, ZoneId timeZone, String locale, Long organizationId, Organization organization, Map<String, Object> metadata,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public Profile {
        additional = CalcomJson.copy(additional);
    }

    /**
     * The organization of a user.
     *
     * @param id         the number
     * @param isPlatform whether it is one with managed users
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record Organization(Long id, Boolean isPlatform, Map<String, JsonNode> additional) implements CalcomRecord {

        public Organization {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Organization(Long id, Boolean isPlatform) {
            this(id, isPlatform, null);
        }
    }
}
