/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/**
 * The rules for workflows in requests.
 *
 * @param actions  actions of a step
 * @param triggers triggers of the workflow
 * @param subjects fields for the event types or forms that the workflow is active on
 */
record WorkflowInput(List<String> actions, List<String> triggers, Subjects subjects) {

    private static final List<String> STEP_FIELDS = List.of("id", "action", "includeCalendarEvent", "stepNumber", "sender", "message",
            "verifiedPhoneId", "verifiedEmailId", "phoneRequired", "autoTranslateEnabled", "sourceLocale", "skipNoShowAttendees");

    /** Workflows for event types. */
    static final WorkflowInput EVENT_TYPES = new WorkflowInput(
            List.of("email_host", "email_attendee", "email_address", "sms_attendee", "sms_number", "whatsapp_attendee", "whatsapp_number",
                    "cal_ai_phone_call"),
            List.of("beforeEvent", "eventCancelled", "newEvent", "afterEvent", "rescheduleEvent", "afterHostsCalVideoNoShow",
                    "afterGuestsCalVideoNoShow", "bookingRejected", "bookingRequested", "bookingPaymentInitiated", "bookingPaid",
                    "bookingNoShowUpdated"),
            new Subjects("activeOnEventTypeIds", "isActiveOnAllEventTypes"));

    /** Workflows for routing forms. */
    static final WorkflowInput ROUTING_FORMS = new WorkflowInput(
            List.of("email_attendee", "email_address", "sms_attendee", "sms_number"),
            List.of("formSubmitted", "formSubmittedNoEvent"),
            new Subjects("activeOnRoutingFormIds", "isActiveOnAllRoutingForms"));

    /** The names of the list of subjects and of the flag for all of them. */
    record Subjects(String list, String all) {
    }

    ObjectNode checkedForCreate(JsonNode body) {
        return common(new Schema().required("name", Rule.string()), true).accept(known(body));
    }

    ObjectNode checkedForUpdate(JsonNode body) {
        return common(new Schema().optional("name", Rule.string()), false).accept(known(body));
    }

    /** Returns the known fields of a body. The server derives recipient and template of steps, so they are omitted. */
    private JsonNode known(JsonNode body) {
        if (!(body instanceof ObjectNode)) {
            return body;
        }
        ObjectNode known = body.deepCopy();
        if (known.path("activation") instanceof ObjectNode activation && !activation.has(subjects.list())) {
            activation.putArray(subjects.list());
        }
        known.path("steps").forEach(step -> {
            if (step instanceof ObjectNode object) {
                object.retain(STEP_FIELDS);
            }
        });
        return known;
    }

    private Schema common(Schema schema, boolean stepsNeeded) {
        Rule atLeastOne = new Rule("arrayMinSize", "Your workflow must contain at least one allowed step. allowed steps are "
                + String.join(",", actions), value -> value.isArray() && !value.isEmpty() && allAllowed(value));
        Schema trigger = new Schema().required("type", Rule.in(triggers))
                .optional("offset", new Schema().required("value", Rule.number()).required("unit", Rule.in(List.of("hour", "minute", "day"))));
        schema.optional("trigger", trigger).optional("activation", Rule.object());
        return stepsNeeded ? schema.required("steps", atLeastOne) : schema.optional("steps", atLeastOne);
    }

    private boolean allAllowed(JsonNode steps) {
        for (JsonNode step : steps) {
            if (!actions.contains(step.path("action").asText())) {
                return false;
            }
        }
        return true;
    }
}
