/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.JavaScriptValue;

import java.util.stream.Stream;

/** The settings of event types that require a connected calendar of the caller. */
final class CalendarConditions {

    /** Feeds have no primary calendar. */
    private static final String FEED = "ics-feed_calendar";

    private final SandboxState state;

    CalendarConditions(SandboxState state) {
        this.state = state;
    }

    /** Throws 400 if a setting names a calendar that is not connected or cannot be written, or needs a primary calendar. */
    void check(User user, ObjectNode input) {
        if (JavaScriptValue.isTruthy(input.path("destinationCalendar"))) {
            requireWritable(user, input.get("destinationCalendar"));
        }
        if (input.path("useDestinationCalendarEmail").asBoolean() && calendars(user).allMatch(calendar -> calendar.type().equals(FEED))) {
            throw ApiException.badRequest("Validation failed: A primary connected calendar is required to set useDestinationCalendarEmail");
        }
    }

    private void requireWritable(User user, JsonNode wanted) {
        Credential found = calendars(user).filter(calendar -> calendar.type().equals(wanted.path("integration").asText()))
                .filter(calendar -> hasAddress(calendar, user, wanted.path("externalId").asText())).findFirst()
                .orElseThrow(() -> ApiException.badRequest("Invalid destinationCalendarId: Calendar does not exist"));
        if (found.key().path("readOnly").asBoolean()) {
            throw ApiException.badRequest("Invalid destinationCalendarId: Calendar does not have write permission");
        }
    }

    private Stream<Credential> calendars(User user) {
        return state.credentials().stream().filter(credential -> Long.valueOf(user.id()).equals(credential.userId()))
                .filter(credential -> credential.type().endsWith("_calendar"));
    }

    private static boolean hasAddress(Credential calendar, User user, String address) {
        JsonNode addresses = calendar.key().path("urls");
        if (addresses.isEmpty()) {
            return address.equals(user.email());
        }
        for (JsonNode known : addresses) {
            if (known.asText().equals(address)) {
                return true;
            }
        }
        return false;
    }
}
