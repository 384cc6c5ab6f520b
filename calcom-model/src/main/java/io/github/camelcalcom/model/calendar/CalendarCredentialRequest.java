/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;

/**
 * The body of {@code calendars/save-credentials}.
 *
 * @param username   the user name
 * @param password   the password, for calendars usually one made for this app
 * @param additional see {@link CalcomRecord#additional()}
 */
public record CalendarCredentialRequest(String username, SecretText password, Map<String, JsonNode> additional) implements CalcomRecord {

    public CalendarCredentialRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public CalendarCredentialRequest(String username, SecretText password) {
        this(username, password, null);
    }
}
