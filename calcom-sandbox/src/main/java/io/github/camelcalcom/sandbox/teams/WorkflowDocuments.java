/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.VerifiedResource;
import io.github.camelcalcom.sandbox.state.Workflow;

import java.util.Objects;
import java.util.Set;

/** Converts workflows in requests to the stored documents. */
final class WorkflowDocuments {

    private static final Set<String> WITH_OFFSET = Set.of("beforeEvent", "afterEvent", "afterHostsCalVideoNoShow", "afterGuestsCalVideoNoShow");
    private static final int DEFAULT_OFFSET = 24;

    private final SandboxState state;

    WorkflowDocuments(SandboxState state) {
        this.state = state;
    }

    /** Returns the document that the real server stores before it reads the rest of a new workflow. */
    static ObjectNode empty(WorkflowInput kind) {
        ObjectNode document = Json.object().put("name", "");
        document.set("activation", activation(kind, Json.object()));
        document.set("trigger", trigger(Json.object().put("type", kind.triggers().get(0)), DEFAULT_OFFSET));
        document.putArray("steps");
        return document;
    }

    /**
     * Returns a document with the given fields replaced.
     *
     * @throws ApiException 400 for an address or number that is not verified
     */
    ObjectNode updated(Workflow workflow, WorkflowInput kind, ObjectNode input) {
        ObjectNode document = workflow.document().deepCopy();
        if (input.hasNonNull("name")) {
            document.set("name", input.get("name"));
        }
        if (input.hasNonNull("activation")) {
            document.set("activation", activation(kind, input.get("activation")));
        }
        // the real server resets the offset if a change does not contain it
        document.set("trigger", trigger(input.path("trigger").isObject() ? input.get("trigger")
                : Json.object().put("type", document.path("trigger").path("type").asText()), 1));
        if (input.hasNonNull("steps")) {
            ArrayNode steps = Json.array();
            input.get("steps").forEach(step -> steps.add(step(workflow, step)));
            document.set("steps", steps);
        }
        return document;
    }

    private static ObjectNode activation(WorkflowInput kind, JsonNode given) {
        ObjectNode activation = Json.object().put(kind.subjects().all(), given.path(kind.subjects().all()).asBoolean(false));
        activation.set(kind.subjects().list(), given.path(kind.subjects().list()).isArray() ? given.get(kind.subjects().list()) : Json.array());
        return activation;
    }

    private static ObjectNode trigger(JsonNode given, int offset) {
        ObjectNode trigger = Json.object().put("type", given.path("type").asText());
        if (WITH_OFFSET.contains(trigger.get("type").asText())) {
            JsonNode wanted = given.path("offset");
            trigger.putObject("offset").put("value", wanted.path("value").asInt(offset)).put("unit", wanted.path("unit").asText("hour"));
        }
        return trigger;
    }

    private ObjectNode step(Workflow workflow, JsonNode given) {
        String phone = verified(workflow, given.path("verifiedPhoneId"), false);
        String email = verified(workflow, given.path("verifiedEmailId"), true);
        ObjectNode step = Json.object().put("id", state.nextWorkflowStepId()).put("stepNumber", given.path("stepNumber").asInt())
                .put("template", "reminder").put("recipient", recipient(given.path("action").asText())).put("sender", given.path("sender").asText(""))
                .put("includeCalendarEvent", given.path("includeCalendarEvent").asBoolean(false))
                .put("email", email).put("phone", phone);
        step.set("message", given.path("message").isObject() ? given.get("message") : Json.object());
        return step.put("action", given.path("action").asText());
    }

    private static String recipient(String action) {
        return switch (action.substring(action.indexOf('_') + 1)) {
            case "host" -> "const";
            case "address" -> "email";
            case "number" -> "phone_number";
            default -> "attendee";
        };
    }

    private String verified(Workflow workflow, JsonNode id, boolean email) {
        if (id.isMissingNode() || id.isNull()) {
            return "";
        }
        return (email ? state.verifiedEmails() : state.verifiedPhones()).find(id.asLong())
                .filter(found -> Objects.equals(found.teamId(), workflow.teamId()))
                .filter(found -> workflow.teamId() != null || found.userId() == workflow.userId())
                .map(VerifiedResource::value)
                .orElseThrow(() -> ApiException.badRequest("Invalid Verified " + (email ? "Email" : "Phone") + " Id."));
    }
}
