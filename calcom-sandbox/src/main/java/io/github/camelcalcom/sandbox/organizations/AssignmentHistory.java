/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attribute;
import io.github.camelcalcom.sandbox.state.AttributeAssignment;
import io.github.camelcalcom.sandbox.state.AttributeOption;
import io.github.camelcalcom.sandbox.state.Change;
import io.github.camelcalcom.sandbox.state.ChangeLog;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageLimit;

/** The history of attribute values of members. The sandbox has no other services that change them. */
final class AssignmentHistory {

    private static final int DEFAULT_RUNS = 25;
    private static final int MOST_RUNS = 100;

    private final SandboxState state;
    private final ChangeLog log;

    AssignmentHistory(SandboxState state) {
        this.state = state;
        this.log = new ChangeLog(state, state.assignmentChanges());
    }

    /**
     * Records that the caller has changed a value.
     *
     * @param before null for a new value
     * @param after  null for a removed value
     */
    void changed(Call call, AttributeAssignment before, AttributeAssignment after) {
        AttributeAssignment known = after == null ? before : after;
        AttributeOption option = state.attributeOptions().find(known.optionId()).orElseThrow();
        Attribute attribute = state.attributes().find(option.attributeId()).orElseThrow();
        ObjectNode change = Json.object().put("type", before == null ? "ASSIGNED" : after == null ? "UNASSIGNED" : "WEIGHT_CHANGED");
        change.putObject("attribute").put("id", attribute.id()).put("slug", attribute.slug()).put("name", attribute.name())
                .put("type", attribute.type());
        change.set("previous", value(before, option));
        change.set("current", value(after, option));
        log.add(known.membershipId(), call.user(), call.now(), change);
    }

    private static JsonNode value(AttributeAssignment assignment, AttributeOption option) {
        return assignment == null ? Json.MAPPER.nullNode() : Json.object().put("optionId", option.id()).put("optionSlug", option.slug())
                .put("value", option.value()).put("weight", assignment.weight());
    }

    /** Returns the requested page of the changes of a member. */
    Answer page(Call call, Membership membership) {
        ChangeLog.Page page = log.page(membership.id(), call.query("cursor"),
                PageLimit.of(call, ChangeLog.DEFAULT_LIMIT, ChangeLog.MAX_LIMIT));
        ObjectNode data = Json.object().put("userId", membership.userId()).put("membershipId", membership.id());
        ArrayNode logs = data.putArray("auditLogs");
        page.changes().forEach(change -> logs.add(view(change)));
        if (page.hasMore()) {
            data.put("nextCursor", page.nextCursor());
        }
        return Answer.ok(data.put("hasMore", page.hasMore()));
    }

    private ObjectNode view(Change change) {
        ObjectNode view = Json.object().put("id", change.id()).put("timestamp", Json.text(change.at())).put("source", "API_V2");
        view.set("actor", log.actor(change));
        view.putObject("sourceContext").put("kind", "API_V2");
        view.putArray("changes").add(change.details());
        return view.put("hasError", false);
    }

    /** Returns the changes by other services. */
    static Answer synchronisations(Call call) {
        PageLimit.of(call, DEFAULT_RUNS, MOST_RUNS);
        ObjectNode answer = Json.object().put("status", "success");
        answer.putArray("data");
        answer.putObject("meta").put("hasMore", false);
        return Answer.document(200, answer);
    }
}
