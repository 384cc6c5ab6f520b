/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.RoutingFormResponse;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.Optional;

/** Links bookings to the routing-form responses that led to them. */
final class RoutedBookings {

    private final SandboxState state;
    private final BookingTable table;

    RoutedBookings(SandboxState state, BookingTable table) {
        this.state = state;
        this.table = table;
    }

    /** Stores the routing-form response that the request of a booking names, if any. */
    static void keep(SandboxState state, Call call, Booking booking) {
        JsonNode response = call.body().path("routing").path("responseId");
        if (response.isIntegralNumber()) {
            state.routingFormResponses().find(response.asLong())
                    .ifPresent(found -> state.routingFormResponses().put(found.leadingTo(booking.uid())));
        }
    }

    /** Returns what led to a booking. The sandbox has no CRM, so only the response to the form is shown. */
    Answer trace(Call call) {
        Booking booking = table.existing(call.path("bookingUid"));
        ObjectNode trace = Json.object();
        trace.putArray("steps");
        trace.putArray("groups");
        Optional<RoutingFormResponse> response = state.routingFormResponses().findFirst(found -> booking.uid().equals(found.bookingUid()));
        Optional<RoutingForm> form = response.flatMap(found -> state.routingForms().find(found.formId()));
        trace.set("formSubmission", form.isEmpty() ? Json.MAPPER.nullNode() : submission(form.get(), response.get()));
        return Answer.ok(trace);
    }

    private static JsonNode submission(RoutingForm form, RoutingFormResponse response) {
        ObjectNode submission = Json.object();
        submission.putObject("form").put("name", form.name()).putNull("description");
        ArrayNode answers = submission.putArray("responses");
        response.response().properties().forEach(answer -> answers.addObject().put("fieldId", answer.getKey())
                .put("label", answer.getValue().path("label").asText()).put("displayValue", answer.getValue().path("value").asText()));
        return submission;
    }
}
