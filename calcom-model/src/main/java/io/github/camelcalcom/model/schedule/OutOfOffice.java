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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A time in which a user is out of office.
 *
 * @param id         the number
 * @param uuid       the uuid
 * @param userId     the number of the user
 * @param toUserId   the number of the user who takes over
 * @param start      the start
 * @param end        the end
 * @param notes      a note
 * @param reason     the reason
 * @param additional see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record OutOfOffice(
        Long id, String uuid, Long userId, Long toUserId, Instant start, Instant end, String notes, AbsenceReason reason,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public OutOfOffice {
        additional = CalcomJson.copy(additional);
    }
}
