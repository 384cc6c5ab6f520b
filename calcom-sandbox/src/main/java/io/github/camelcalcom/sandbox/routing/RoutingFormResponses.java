/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.RoutingFormResponse;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Operations on the stored responses to routing forms. */
final class RoutingFormResponses {

    private final SandboxState state;

    RoutingFormResponses(SandboxState state) {
        this.state = state;
    }

    Answer list(Call call, RoutingForm form) {
        PageRequest page = PageRequest.unchecked(call);
        Stream<RoutingFormResponse> found = state.routingFormResponses().stream().filter(response -> response.formId().equals(form.id()))
                .filter(between(call, "CreatedAt", RoutingFormResponse::createdAt))
                .filter(between(call, "UpdatedAt", RoutingFormResponse::updatedAt))
                .filter(response -> call.query("routedToBookingUid").filter(uid -> !uid.equals(response.bookingUid())).isEmpty())
                .sorted(order(call));
        return Answer.ok(page.of(found, RoutingFormResponses::view));
    }

    private static Predicate<RoutingFormResponse> between(Call call, String field, Function<RoutingFormResponse, Instant> instant) {
        Optional<Instant> after = date(call, "after" + field);
        Optional<Instant> before = date(call, "before" + field);
        return response -> after.filter(bound -> instant.apply(response).isBefore(bound)).isEmpty()
                && before.filter(bound -> instant.apply(response).isAfter(bound)).isEmpty();
    }

    private static Optional<Instant> date(Call call, String parameter) {
        return call.query(parameter).map(text -> {
            if (!Rule.isoDate().holds().test(Json.MAPPER.getNodeFactory().textNode(text))) {
                throw ApiException.badRequest(parameter + " must be a valid ISO 8601 date string");
            }
            return IsoInstant.parse(text);
        });
    }

    private static Comparator<RoutingFormResponse> order(Call call) {
        Comparator<RoutingFormResponse> byCreation = Comparator.comparing(RoutingFormResponse::createdAt);
        Comparator<RoutingFormResponse> byUpdate = Comparator.comparing(RoutingFormResponse::updatedAt);
        return call.query("sortCreatedAt").map(sort -> sort.equals("desc") ? byCreation.reversed() : byCreation)
                .or(() -> call.query("sortUpdatedAt").map(sort -> sort.equals("desc") ? byUpdate.reversed() : byUpdate))
                .orElse(byCreation);
    }

    Answer update(Call call, RoutingForm form) {
        long id = call.pathNumber("responseId");
        RoutingFormResponse old = state.routingFormResponses().find(id).filter(response -> response.formId().equals(form.id()))
                .orElseThrow(ApiException::missingRecord);
        JsonNode given = call.body().path("response");
        if (given.isMissingNode() || given.isNull()) {
            return Answer.ok(view(old));
        }
        ObjectNode response = given instanceof ObjectNode object ? object : spread(given.asText());
        return Answer.ok(view(state.routingFormResponses().put(
                new RoutingFormResponse(id, form.id(), old.fillerId(), response, old.bookingUid(), old.createdAt(), call.now()))));
    }

    /** The real server does not validate here, and JavaScript converts a text to an object character by character. */
    private static ObjectNode spread(String text) {
        ObjectNode spread = Json.object();
        for (int i = 0; i < text.length(); i++) {
            spread.put(Integer.toString(i), text.substring(i, i + 1));
        }
        return spread;
    }

    private static ObjectNode view(RoutingFormResponse response) {
        ObjectNode view = Json.object().put("id", response.id()).put("formId", response.formId()).put("formFillerId", response.fillerId())
                .put("routedToBookingUid", response.bookingUid());
        view.set("response", response.response());
        return view.put("createdAt", Json.text(response.createdAt()));
    }
}
