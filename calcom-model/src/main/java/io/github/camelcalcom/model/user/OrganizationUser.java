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
 * A user of an organization.
 *
 * @param id                  the number
 * @param username            the user name
 * @param name                the name
 * @param email               the e-mail address
 * @param emailVerified       when the e-mail address was verified
 * @param bio                 a text about the person or team
 * @param avatarUrl           the address of the picture
 * @param timeZone            the time zone
 * @param weekStart           the first day of the week
 * @param appTheme            the colours of the app: light or dark
 * @param theme               the colours of the booking page: light or dark
 * @param defaultScheduleId   the number of the default schedule
 * @param locale              the language of the user
 * @param timeFormat          hours of the day as 12 or 24
 * @param hideBranding        whether pages hide the Cal.com branding
 * @param brandColor          the colour of the booking page, as #RRGGBB
 * @param darkBrandColor      the colour of the dark booking page, as #RRGGBB
 * @param allowDynamicBooking whether the user can be booked together with others
 * @param createdDate         when it was created
 * @param verified            whether the user is verified
 * @param invitedTo           the number of the organization that the user was invited to
 * @param metadata            custom data by key; values must be texts
 * @param profile             the profile in the organization
 * @param additional          see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record OrganizationUser(
        Long id, String username, String name, String email, Instant emailVerified, String bio, String avatarUrl, ZoneId timeZone, Weekday weekStart,
        String appTheme, String theme, Long defaultScheduleId, String locale, Integer timeFormat, Boolean hideBranding, String brandColor,
        String darkBrandColor, Boolean allowDynamicBooking, Instant createdDate, Boolean verified, Long invitedTo, Map<String, Object> metadata,
        UserProfile profile, Map<String, JsonNode> additional) implements CalcomRecord {

    public OrganizationUser {
        additional = CalcomJson.copy(additional);
    }

    /**
     * The profile of a user in an organization.
     *
     * @param id             the number
     * @param organizationId the number of the organization
     * @param userId         the number of the user
     * @param username       the user name in the organization
     * @param additional     see {@link CalcomRecord#additional()}
     */
    public record UserProfile(Long id, Long organizationId, Long userId, String username, Map<String, JsonNode> additional) implements CalcomRecord {

        public UserProfile {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public UserProfile(Long id, Long organizationId, Long userId, String username) {
            this(id, organizationId, userId, username, null);
        }
    }
}
