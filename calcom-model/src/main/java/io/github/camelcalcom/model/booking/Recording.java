/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A recording of a meeting.
 *
 * @param id              the id
 * @param roomName        the name of the meeting room
 * @param startTs         the start in seconds since 1970
 * @param status          the state of the recording
 * @param maxParticipants maximum number of people in the room at once
 * @param duration        length in seconds
 * @param shareToken      the token of the link to the recording
 * @param downloadLink    the address to download it from
 * @param error           the reason why there is no address
 * @param additional      see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Recording(
        String id, String roomName, Long startTs, String status, Integer maxParticipants, Integer duration, SecretText shareToken,
        String downloadLink, String error, Map<String, JsonNode> additional) implements CalcomRecord {

    public Recording {
        additional = CalcomJson.copy(additional);
    }
}
