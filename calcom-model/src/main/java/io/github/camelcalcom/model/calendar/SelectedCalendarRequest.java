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
 * The body of {@code selected-calendars/add}.
 *
 * @param integration            the calendar service
 * @param externalId             the calendar service's own id of the calendar
 * @param credentialId           the number of the credential
 * @param delegationCredentialId the id of the organization's service account
 * @param additional             see {@link CalcomRecord#additional()}
 */
public record SelectedCalendarRequest(
        String integration, String externalId, Long credentialId, String delegationCredentialId,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public SelectedCalendarRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public SelectedCalendarRequest(String integration, String externalId, Long credentialId, String delegationCredentialId) {
        this(integration, externalId, credentialId, delegationCredentialId, null);
    }
}
