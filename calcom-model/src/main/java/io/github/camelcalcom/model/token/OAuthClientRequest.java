/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.token;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of {@code oauth-clients/create} and {@code oauth-clients/update}.
 *
 * @param name                     the name
 * @param logo                     the address of the logo
 * @param redirectUris             the permitted addresses to redirect users to after consent
 * @param permissions              the permissions, as resource.action
 * @param bookingRedirectUri       the address for links to bookings
 * @param bookingCancelRedirectUri the address for cancel links of bookings
 * @param bookingRescheduleRedirectUri the address for reschedule links of bookings
 * @param areEmailsEnabled         whether managed users and their attendees get mails
 * @param areDefaultEventTypesEnabled whether a new managed user gets default event types
 * @param areCalendarEventsEnabled whether bookings of managed users are written to their calendars
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record OAuthClientRequest(
        String name, String logo, List<String> redirectUris, List<String> permissions, String bookingRedirectUri, String bookingCancelRedirectUri,
        String bookingRescheduleRedirectUri, Boolean areEmailsEnabled, Boolean areDefaultEventTypesEnabled, Boolean areCalendarEventsEnabled,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public OAuthClientRequest {
        additional = CalcomJson.copy(additional);
    }
}
