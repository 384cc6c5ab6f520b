/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.schedule;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of the operations that create and update times out of office.
 *
 * @param start      the start
 * @param end        the end
 * @param notes      a note
 * @param toUserId   the number of the user who takes over
 * @param reason     the reason
 * @param additional see {@link CalcomRecord#additional()}
 */
public record OutOfOfficeRequest(
        Instant start, Instant end, String notes, Long toUserId, AbsenceReason reason, Map<String, JsonNode> additional) implements CalcomRecord {

    public OutOfOfficeRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public OutOfOfficeRequest(Instant start, Instant end, String notes, Long toUserId, AbsenceReason reason) {
        this(start, end, notes, toUserId, reason, null);
    }
}
