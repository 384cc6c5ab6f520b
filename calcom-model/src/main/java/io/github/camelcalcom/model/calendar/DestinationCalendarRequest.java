/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code destination-calendars/update}.
 *
 * @param integration            the calendar service
 * @param externalId             the calendar service's own id of the calendar
 * @param delegationCredentialId the id of the organization's service account
 * @param additional             see {@link CalcomRecord#additional()}
 */
public record DestinationCalendarRequest(
        String integration, String externalId, String delegationCredentialId, Map<String, JsonNode> additional) implements CalcomRecord {

    public DestinationCalendarRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public DestinationCalendarRequest(String integration, String externalId, String delegationCredentialId) {
        this(integration, externalId, delegationCredentialId, null);
    }
}
