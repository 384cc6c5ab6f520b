/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The standard mails that are not sent.
 *
 * @param disableEmailsToAttendees whether attendees get no mails
 * @param disableEmailsToHosts     whether hosts get no mails
 * @param additional               see {@link CalcomRecord#additional()}
 */
public record EmailSettings(
        Boolean disableEmailsToAttendees, Boolean disableEmailsToHosts, Map<String, JsonNode> additional) implements CalcomRecord {

    public EmailSettings {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public EmailSettings(Boolean disableEmailsToAttendees, Boolean disableEmailsToHosts) {
        this(disableEmailsToAttendees, disableEmailsToHosts, null);
    }
}
