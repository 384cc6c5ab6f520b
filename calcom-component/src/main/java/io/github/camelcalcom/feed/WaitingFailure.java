/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A booking whose delivery failed, and that is read again with each poll.
 *
 * @param uid      the booking's uid
 * @param count    how often its delivery has failed
 * @param since    the timestamp of the state that failed first
 * @param isNew    whether no earlier state of it was delivered
 */
record WaitingFailure(String uid, int count, Instant since, boolean isNew) {

    WaitingFailure again() {
        return new WaitingFailure(uid, count + 1, since, isNew);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("uid", uid);
        json.writeNumberField("count", count);
        json.writeStringField("since", since.toString());
        json.writeBooleanField("new", isNew);
        json.writeEndObject();
    }

    static WaitingFailure readFrom(JsonNode json) {
        return new WaitingFailure(json.path("uid").textValue(), json.path("count").intValue(), Instant.parse(json.path("since").asText()),
                json.path("new").booleanValue());
    }
}
