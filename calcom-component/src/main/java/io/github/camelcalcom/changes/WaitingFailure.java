package io.github.camelcalcom.changes;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    void writeTo(ObjectNode json) {
        json.put("uid", uid).put("count", count).put("since", since.toString()).put("new", isNew);
    }

    static WaitingFailure readFrom(JsonNode json) {
        return new WaitingFailure(json.path("uid").textValue(), json.path("count").intValue(), Instant.parse(json.path("since").asText()),
                json.path("new").booleanValue());
    }
}
