/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A platform client.
 *
 * @param id                       the id
 * @param name                     the name
 * @param secret                   the secret
 * @param permissions              the permissions
 * @param logo                     the address of the logo
 * @param redirectUris             the permitted addresses to redirect users to after consent
 * @param organizationId           the number of the organization
 * @param createdAt                when it was created
 * @param bookingRedirectUri       the address for links to bookings
 * @param bookingCancelRedirectUri the address for cancel links of bookings
 * @param bookingRescheduleRedirectUri the address for reschedule links of bookings
 * @param areEmailsEnabled         whether managed users and their attendees get mails
 * @param areDefaultEventTypesEnabled whether a new managed user gets default event types
 * @param areCalendarEventsEnabled whether bookings of managed users are written to their calendars
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record OAuthClient(
        String id, String name, SecretText secret, List<String> permissions, String logo, List<String> redirectUris, Long organizationId,
        Instant createdAt, String bookingRedirectUri, String bookingCancelRedirectUri, String bookingRescheduleRedirectUri, Boolean areEmailsEnabled,
        Boolean areDefaultEventTypesEnabled, Boolean areCalendarEventsEnabled, Map<String, JsonNode> additional) implements CalcomRecord {

    public OAuthClient {
        additional = CalcomJson.copy(additional);
    }
}
