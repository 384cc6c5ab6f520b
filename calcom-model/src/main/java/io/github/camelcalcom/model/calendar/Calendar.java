/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A calendar of an account.
 *
 * @param externalId             the calendar service's own id of the calendar
 * @param name                   the name
 * @param integration            the calendar service
 * @param integrationName        the name of the calendar service
 * @param primary                whether it is the main calendar
 * @param readOnly               whether the calendar is only read
 * @param email                  the e-mail address of the account
 * @param isSelected             whether its events make slots busy
 * @param credentialId           the number of the credential
 * @param delegationCredentialId the id of the organization's service account
 * @param additional             see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Calendar(
        String externalId, String name, String integration, String integrationName, Boolean primary, Boolean readOnly, String email,
        Boolean isSelected, Long credentialId, String delegationCredentialId, Map<String, JsonNode> additional) implements CalcomRecord {

    public Calendar {
        additional = CalcomJson.copy(additional);
    }
}
