/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * An account of a calendar service.
 *
 * @param integration            the calendar service
 * @param credentialId           the number of the credential
 * @param delegationCredentialId the id of the organization's service account
 * @param primary                the main calendar
 * @param calendars              all calendars
 * @param error                  the failure, if the calendars could not be read
 * @param additional             see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record ConnectedCalendar(
        CalendarIntegration integration, Long credentialId, String delegationCredentialId, Calendar primary, List<Calendar> calendars,
        Map<String, Object> error, Map<String, JsonNode> additional) implements CalcomRecord {

    public ConnectedCalendar {
        additional = CalcomJson.copy(additional);
    }
}
