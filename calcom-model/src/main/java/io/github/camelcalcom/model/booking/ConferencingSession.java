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
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A session in Cal Video.
 *
 * @param id              the id
 * @param room            the name of the meeting room
 * @param startTime       the start in seconds since 1970
 * @param duration        length in seconds
 * @param ongoing         whether the session has not ended
 * @param maxParticipants maximum number of people in the room at once
 * @param participants    the people who took part
 * @param additional      see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record ConferencingSession(
        String id, String room, Long startTime, Integer duration, Boolean ongoing, Integer maxParticipants, List<Participant> participants,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public ConferencingSession {
        additional = CalcomJson.copy(additional);
    }

    /**
     * A person who took part in a session.
     *
     * @param userId     the id of the user
     * @param userName   the name of the user
     * @param joinTime   the time of joining in seconds since 1970
     * @param duration   length of stay in seconds
     * @param additional see {@link CalcomRecord#additional()}
     */
    public record Participant(
            String userId, String userName, Long joinTime, Integer duration, Map<String, JsonNode> additional) implements CalcomRecord {

        public Participant {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Participant(String userId, String userName, Long joinTime, Integer duration) {
            this(userId, userName, joinTime, duration, null);
        }
    }
}
