/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Change;
import io.github.camelcalcom.sandbox.state.ChangeLog;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageLimit;

import java.util.LinkedHashSet;
import java.util.Set;

/** The history of changes of event types. */
final class EventTypeHistory {

    private final ChangeLog log;

    EventTypeHistory(SandboxState state) {
        this.log = new ChangeLog(state, state.eventTypeChanges());
    }

    /** Records that the caller has created an event type. */
    void created(Call call, EventType eventType) {
        log.add(eventType.id(), call.user(), call.now(), details("EVENT_TYPE_CREATED", "RECORD_CREATED", Json.object(), eventType));
    }

    /**
     * Records that the caller has changed an event type.
     *
     * @param before the previous settings
     */
    void changed(Call call, EventType eventType, ObjectNode before) {
        log.add(eventType.id(), call.user(), call.now(), details("EVENT_TYPE_MODIFIED", "RECORD_MODIFIED", before, eventType));
    }

    private static ObjectNode details(String action, String type, ObjectNode before, EventType eventType) {
        ObjectNode details = Json.object().put("action", action).put("type", type);
        ArrayNode fields = details.putArray("displayFields");
        ObjectNode changes = details.putObject("displayJson");
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        eventType.settings().fieldNames().forEachRemaining(names::add);
        names.forEach(name -> {
            JsonNode previous = before.path(name);
            JsonNode next = eventType.settings().path(name);
            if (!previous.equals(next)) {
                boolean plain = !previous.isContainerNode() && !next.isContainerNode();
                fields.addObject().put("label", name).putObject("fieldValue").put("type", plain ? "valueChange" : "diff")
                        .put("previous", text(previous, plain)).put("next", text(next, plain));
                changes.putObject(name).<ObjectNode>set("old", orNull(previous)).set("new", orNull(next));
            }
        });
        return details;
    }

    private static String text(JsonNode value, boolean plain) {
        return value instanceof MissingNode ? "" : plain ? value.asText() : value.toString();
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? Json.MAPPER.nullNode() : value;
    }

    /** Returns the requested page. */
    Answer page(Call call, EventType eventType) {
        ChangeLog.Page page = log.page(eventType.id(), call.query("cursor"),
                PageLimit.of(call, ChangeLog.DEFAULT_LIMIT, ChangeLog.MAX_LIMIT));
        ObjectNode answer = Json.object().put("status", "success");
        ArrayNode logs = answer.putObject("data").put("eventTypeId", eventType.id()).putArray("auditLogs");
        page.changes().forEach(change -> logs.add(view(change)));
        answer.putObject("pagination").put("nextCursor", page.nextCursor()).put("hasMore", page.hasMore());
        return Answer.document(200, answer);
    }

    private ObjectNode view(Change change) {
        ObjectNode actor = log.actor(change);
        boolean created = change.details().get("action").asText().equals("EVENT_TYPE_CREATED");
        ObjectNode view = Json.object().put("id", change.id());
        view.setAll(change.details().deepCopy());
        view.put("timestamp", Json.text(change.at())).put("source", "API_V2").set("actor", actor);
        return view.putNull("impersonatedBy").put("hasError", false).put("actionDisplayTitle",
                actor.get("displayName").asText() + (created ? " created" : " modified") + " the event type");
    }
}
