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
import io.github.camelcalcom.model.Role;
import io.github.camelcalcom.model.Weekday;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A team.
 *
 * @param id                  the number
 * @param parentId            the number of the organization
 * @param name                the name
 * @param slug                the short name in addresses
 * @param logoUrl             the address of the team's logo
 * @param calVideoLogo        the team's logo in Cal Video
 * @param appLogo             the team's logo in the app
 * @param appIconLogo         the team's small logo in the app
 * @param bio                 a text about the person or team
 * @param hideBranding        whether pages hide the Cal.com branding
 * @param isOrganization      whether it is an organization
 * @param isPrivate           whether only members see the members of the team
 * @param hideBookATeamMember whether the page of the team has no link to single members
 * @param metadata            custom data by key; values must be texts
 * @param theme               the colours of the booking page: light or dark
 * @param brandColor          the colour of the booking page, as #RRGGBB
 * @param darkBrandColor      the colour of the dark booking page, as #RRGGBB
 * @param bannerUrl           the address of the banner on the booking page
 * @param timeFormat          hours of the day as 12 or 24
 * @param timeZone            the time zone
 * @param weekStart           the first day of the week
 * @param accepted            whether the caller has accepted the membership; only in {@code org-teams/list-mine}
 * @param role                the role of the caller; only in {@code org-teams/list-mine}
 * @param message             a text of the server about the payment of a new team
 * @param paymentLink         the address at which a new team is paid
 * @param pendingTeam         the new team that exists after its payment
 * @param additional          see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Team(
        Long id, Long parentId, String name, String slug, String logoUrl, String calVideoLogo, String appLogo, String appIconLogo, String bio,
        Boolean hideBranding, Boolean isOrganization, Boolean isPrivate, Boolean hideBookATeamMember, Map<String, Object> metadata, String theme,
        String brandColor, String darkBrandColor, String bannerUrl, Integer timeFormat, ZoneId timeZone, Weekday weekStart, Boolean accepted,
        Role role, String message, String paymentLink, Team pendingTeam, Map<String, JsonNode> additional) implements CalcomRecord {

    public Team {
        additional = CalcomJson.copy(additional);
    }
}
