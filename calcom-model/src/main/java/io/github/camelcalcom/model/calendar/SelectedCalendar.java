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
 * A calendar whose events make slots busy.
 *
 * @param userId       the number of the user
 * @param integration  the calendar service
 * @param externalId   the calendar service's own id of the calendar
 * @param credentialId the number of the credential
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record SelectedCalendar(
        Long userId, String integration, String externalId, Long credentialId, Map<String, JsonNode> additional) implements CalcomRecord {

    public SelectedCalendar {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public SelectedCalendar(Long userId, String integration, String externalId, Long credentialId) {
        this(userId, integration, externalId, credentialId, null);
    }
}
