/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code bookings/mark-absent}.
 *
 * @param host       whether the host was absent
 * @param attendees  the attendees to mark
 * @param additional see {@link CalcomRecord#additional()}
 */
public record MarkAbsentRequest(Boolean host, List<AbsentAttendee> attendees, Map<String, JsonNode> additional) implements CalcomRecord {

    public MarkAbsentRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public MarkAbsentRequest(Boolean host, List<AbsentAttendee> attendees) {
        this(host, attendees, null);
    }

    /**
     * Whether an attendee was absent.
     *
     * @param email      the e-mail address
     * @param absent     whether the attendee was absent
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record AbsentAttendee(String email, Boolean absent, Map<String, JsonNode> additional) implements CalcomRecord {

        public AbsentAttendee {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AbsentAttendee(String email, Boolean absent) {
            this(email, absent, null);
        }
    }
}
