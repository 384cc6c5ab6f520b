/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Workflow;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.Objects;

/** Operations on workflows of teams for event types and routing forms, and on workflows of users for event types. */
final class WorkflowHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final WorkflowDocuments documents;

    /** Creates the operations for the state of one sandbox. */
    WorkflowHandlers(SandboxState state) {
        this.state = state;
        this.documents = new WorkflowDocuments(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        register(registry, "workflows", "", WorkflowInput.EVENT_TYPES);
        register(registry, "org-team-workflows", "", WorkflowInput.EVENT_TYPES);
        register(registry, "org-team-workflows", "-routing-form", WorkflowInput.ROUTING_FORMS);
    }

    private void register(OperationRegistry registry, String resource, String suffix, WorkflowInput kind) {
        registry.on(resource + "/create" + suffix).handle(call -> create(call, kind));
        registry.on(resource + "/list" + suffix).handle(call -> answer(200, PageRequest.of(call)
                .of(state.workflows().stream().filter(workflow -> belongs(call, kind, workflow)), WorkflowHandlers::view)));
        registry.on(resource + "/get" + suffix).handle(call -> answer(200, view(existing(call, kind))));
        registry.on(resource + "/update" + suffix).handle(call -> update(call, kind));
        registry.on(resource + "/delete" + suffix).handle(call -> delete(existing(call, kind)));
    }

    private Answer create(Call call, WorkflowInput kind) {
        ObjectNode input = kind.checkedForCreate(call.bodyToCheck());
        // the real server has already stored an empty workflow when it refuses the request
        Workflow empty = state.workflows().put(new Workflow(state.workflows().nextId(), call.user().id(), team(call),
                kind == WorkflowInput.ROUTING_FORMS, WorkflowDocuments.empty(kind)));
        return answer(201, view(put(empty, documents.updated(empty, kind, input))));
    }

    private Answer update(Call call, WorkflowInput kind) {
        ObjectNode input = kind.checkedForUpdate(call.bodyToCheck());
        Workflow workflow = existing(call, kind);
        return answer(200, view(put(workflow, documents.updated(workflow, kind, input))));
    }

    private Workflow put(Workflow old, ObjectNode document) {
        return state.workflows().put(new Workflow(old.id(), old.userId(), old.teamId(), old.routingForm(), document));
    }

    private Answer delete(Workflow workflow) {
        state.workflows().remove(workflow.id());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private Workflow existing(Call call, WorkflowInput kind) {
        long id = call.pathNumber("workflowId");
        return state.workflows().find(id).filter(workflow -> belongs(call, kind, workflow))
                .orElseThrow(() -> ApiException.notFound("Workflow with ID " + id + " not found"));
    }

    private static boolean belongs(Call call, WorkflowInput kind, Workflow workflow) {
        Long team = team(call);
        return workflow.routingForm() == (kind == WorkflowInput.ROUTING_FORMS) && Objects.equals(team, workflow.teamId())
                && (team != null || workflow.userId() == call.user().id());
    }

    private static Long team(Call call) {
        return call.operation().path().contains("{teamId}") ? Long.valueOf(call.pathNumber("teamId")) : null;
    }

    private static ObjectNode view(Workflow workflow) {
        ObjectNode view = Json.object().put("id", workflow.id());
        view.setAll(workflow.document());
        return view.put("type", workflow.routingForm() ? "routing-form" : "event-type");
    }

    private static Answer answer(int status, JsonNode data) {
        ObjectNode document = Json.object();
        document.set("data", data);
        return Answer.document(status, document.put("status", "success"));
    }
}
