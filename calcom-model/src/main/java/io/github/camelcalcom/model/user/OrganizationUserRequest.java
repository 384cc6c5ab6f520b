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
import io.github.camelcalcom.model.Role;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of {@code org-users/create} and {@code org-users/update}.
 *
 * @param email                 the e-mail address
 * @param username              the user name
 * @param weekday               the first day of the week
 * @param brandColor            the colour of the booking page, as #RRGGBB
 * @param bio                   a text about the person or team
 * @param metadata              custom data by key; values must be texts
 * @param darkBrandColor        the colour of the dark booking page, as #RRGGBB
 * @param hideBranding          whether pages hide the Cal.com branding
 * @param timeZone              the time zone
 * @param theme                 the colours of the booking page: light or dark
 * @param appTheme              the colours of the app: light or dark
 * @param timeFormat            hours of the day as 12 or 24
 * @param defaultScheduleId     the number of the default schedule
 * @param locale                the language of the user
 * @param avatarUrl             the address of the picture
 * @param organizationRole      the role in the organization
 * @param autoAccept            whether the user is a member without accepting an invitation
 * @param skipNotificationEmail whether no mail is sent to the new user
 * @param additional            see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record OrganizationUserRequest(
        String email, String username, Weekday weekday, String brandColor, String bio, Map<String, Object> metadata, String darkBrandColor,
        Boolean hideBranding, ZoneId timeZone, String theme, String appTheme, Integer timeFormat, Long defaultScheduleId, String locale,
        String avatarUrl, Role organizationRole, Boolean autoAccept, Boolean skipNotificationEmail,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public OrganizationUserRequest {
        additional = CalcomJson.copy(additional);
    }
}
