/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.team;

import java.time.ZoneId;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of the operations that create and update teams.
 *
 * @param name                     the name
 * @param slug                     the short name in addresses
 * @param logoUrl                  the address of the team's logo
 * @param calVideoLogo             the team's logo in Cal Video
 * @param appLogo                  the team's logo in the app
 * @param appIconLogo              the team's small logo in the app
 * @param bio                      a text about the person or team
 * @param hideBranding             whether pages hide the Cal.com branding
 * @param isPrivate                whether only members see the members of the team
 * @param hideBookATeamMember      whether the page of the team has no link to single members
 * @param metadata                 custom data by key; values must be texts
 * @param theme                    the colours of the booking page: light or dark
 * @param brandColor               the colour of the booking page, as #RRGGBB
 * @param darkBrandColor           the colour of the dark booking page, as #RRGGBB
 * @param bannerUrl                the address of the banner on the booking page
 * @param timeFormat               hours of the day as 12 or 24
 * @param timeZone                 the time zone
 * @param weekStart                the first day of the week
 * @param autoAcceptCreator        whether the creator is a member at once
 * @param bookingLimits            the team's limits of bookings, as JSON text
 * @param includeManagedEventsInLimits whether managed event types count towards the team's limits
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record TeamRequest(
        String name, String slug, String logoUrl, String calVideoLogo, String appLogo, String appIconLogo, String bio, Boolean hideBranding,
        Boolean isPrivate, Boolean hideBookATeamMember, Map<String, Object> metadata, String theme, String brandColor, String darkBrandColor,
        String bannerUrl, Integer timeFormat, ZoneId timeZone, Weekday weekStart, Boolean autoAcceptCreator, String bookingLimits,
        Boolean includeManagedEventsInLimits, Map<String, JsonNode> additional) implements CalcomRecord {

    public TeamRequest {
        additional = CalcomJson.copy(additional);
    }
}
