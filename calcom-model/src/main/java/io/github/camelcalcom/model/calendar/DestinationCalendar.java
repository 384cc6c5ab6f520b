/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The calendar that bookings are written to.
 *
 * @param id                       the number, or for an organization's service account the text, that names the entry
 * @param userId                   the number of the user
 * @param eventTypeId              the number of the event type; null for all of the user
 * @param credentialId             the number of the credential
 * @param integration              the calendar service
 * @param externalId               the calendar service's own id of the calendar
 * @param primaryEmail             the e-mail address of the account
 * @param delegationCredentialId   the id of the organization's service account
 * @param domainWideDelegationCredentialId the id of the organization's service account, in an old form
 * @param createdAt                when it was created
 * @param updatedAt                when it was changed last
 * @param customCalendarReminder   the time of reminders in the calendar
 * @param name                     the name of the calendar
 * @param primary                  whether it is the main calendar
 * @param readOnly                 whether the calendar is only read
 * @param email                    the e-mail address of the calendar
 * @param integrationTitle         the name of the calendar service
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record DestinationCalendar(
        Object id, Long userId, Long eventTypeId, Long credentialId, String integration, String externalId, String primaryEmail,
        String delegationCredentialId, String domainWideDelegationCredentialId, Instant createdAt, Instant updatedAt, String customCalendarReminder,
        String name, Boolean primary, Boolean readOnly, String email, String integrationTitle,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public DestinationCalendar {
        additional = CalcomJson.copy(additional);
    }
}
