/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Change;
import io.github.camelcalcom.sandbox.state.ChangeLog;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.PageLimit;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.util.List;

/**
 * Creates and edits routing forms of teams, and keeps their history. An edit is a list of operations, of which {@code add} is published. It
 * is a preview unless {@code dryRun} is false; it is stored only if the form has not changed since {@code expectedUpdatedAt}.
 */
final class RoutingFormEdits {

    private static final Schema CREATE = new Schema().required("name", Rule.notEmpty(), Rule.string()).optional("description", Rule.string());
    private static final Schema EDIT = new Schema()
            .list("operations", true, new Schema().required("type", Rule.in(List.of("add")))
                    .optional("field").optional("route").optional("position", Rule.min(0), Rule.integer()), Rule.array(), Rule.nested())
            .optional("examples", Rule.array())
            .optional("dryRun", Rule.bool())
            .optional("expectedUpdatedAt", Rule.isoDate());

    private final SandboxState state;
    private final ChangeLog log;
    private final RoutingFormDraft drafts;

    RoutingFormEdits(SandboxState state) {
        this.state = state;
        this.log = new ChangeLog(state, state.routingFormChanges());
        this.drafts = new RoutingFormDraft(state);
    }

    /** Creates a form without fields. */
    Answer create(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        RoutingForm form = state.routingForms().put(new RoutingForm(state.uids().uuid(), input.get("name").asText(),
                Json.textOrNull(input, "description"), call.user().id(), call.pathNumber("teamId"), Json.array(),
                RoutingFormDraft.fallback(), call.now(), call.now()));
        log.add(form.id(), call.user(), call.now(), Json.object().put("action", "ROUTING_FORM_CREATED"));
        return Answer.created(RoutingFormHandlers.view(form));
    }

    /** Adds fields, or previews it. */
    Answer editFields(Call call, RoutingForm form) {
        ObjectNode input = EDIT.accept(call.bodyToCheck());
        return edit(call, form, input, drafts.withFields(form, input.get("operations")), Json.array());
    }

    /** Adds routes, or previews it. Examples show where answers lead to; a wrong one prevents the edit from being stored. */
    Answer editRoutes(Call call, RoutingForm form) {
        ObjectNode input = EDIT.accept(call.bodyToCheck());
        RoutingForm edited = drafts.withRoutes(form, input.get("operations"));
        return edit(call, form, input, edited, drafts.examples(edited, input.path("examples")));
    }

    private Answer edit(Call call, RoutingForm form, ObjectNode input, RoutingForm edited, ArrayNode examples) {
        boolean preview = input.path("dryRun").asBoolean(true);
        RoutingForm result = preview ? edited : store(call, form, input, edited, examples);
        ObjectNode data = RoutingFormHandlers.view(result).put("dryRun", preview);
        data.set("examples", examples);
        return Answer.ok(data);
    }

    private RoutingForm store(Call call, RoutingForm form, ObjectNode input, RoutingForm edited, ArrayNode examples) {
        if (!input.hasNonNull("expectedUpdatedAt")) {
            throw ApiException.badRequest("expectedUpdatedAt is required if dryRun is false");
        }
        Instant expected = IsoInstant.parse(input.get("expectedUpdatedAt").asText());
        if (!expected.equals(form.updatedAt())) {
            throw ApiException.conflict("The routing form was changed at " + Json.text(form.updatedAt()) + ". Read it again and repeat the edit.");
        }
        examples.forEach(example -> {
            if (!example.path("passed").asBoolean()) {
                throw ApiException.badRequest("An example leads to the route " + example.path("actualRoute").asText("none") + " instead of "
                        + example.path("expectedRoute").asText());
            }
        });
        Instant changed = call.now().isAfter(form.updatedAt()) ? call.now() : form.updatedAt().plusMillis(1);
        ObjectNode details = Json.object().put("action", "ROUTING_FORM_MODIFIED");
        details.set("operations", input.get("operations"));
        log.add(form.id(), call.user(), call.now(), details);
        return state.routingForms().put(edited.changedAt(changed));
    }

    /** Returns a page of the changes of a form, the latest first. */
    Answer history(Call call, RoutingForm form) {
        ChangeLog.Page page = log.page(form.id(), call.query("cursor"), PageLimit.of(call, ChangeLog.DEFAULT_LIMIT, ChangeLog.MAX_LIMIT));
        ObjectNode answer = Json.object().put("status", "success");
        ArrayNode logs = answer.putObject("data").put("routingFormId", form.id()).putArray("auditLogs");
        page.changes().forEach(change -> logs.add(view(change)));
        answer.putObject("pagination").put("nextCursor", page.nextCursor()).put("hasMore", page.hasMore());
        return Answer.document(200, answer);
    }

    private JsonNode view(Change change) {
        ObjectNode view = Json.object().put("id", change.id()).put("timestamp", Json.text(change.at())).put("source", "API_V2");
        view.setAll(change.details().deepCopy());
        return view.set("actor", log.actor(change));
    }
}
