/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.RoutingForm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers to a routing form, every value as text.
 *
 * @param byField answers by the ids of all fields, empty if there is none
 */
record FormAnswers(RoutingForm form, Map<String, String> byField) {

    /** Reads a body with answers by the identifiers of fields. */
    static FormAnswers of(RoutingForm form, JsonNode body) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (JsonNode field : form.fields()) {
            JsonNode value = body.path(field.path("identifier").asText(field.path("id").asText()));
            List<String> texts = new ArrayList<>();
            if (value.isArray()) {
                value.forEach(element -> texts.add(element.asText()));
            } else if (!value.isMissingNode() && !value.isNull()) {
                texts.add(value.asText());
            }
            answers.put(field.path("id").asText(), String.join(",", texts));
        }
        return new FormAnswers(form, answers);
    }

    /** @throws ApiException 400 that names the required fields without an answer */
    FormAnswers requireComplete() {
        List<String> missing = new ArrayList<>();
        form.fields().forEach(field -> {
            if (field.path("required").asBoolean(false) && byField.get(field.path("id").asText()).isEmpty()) {
                missing.add(field.path("label").asText());
            }
        });
        if (!missing.isEmpty()) {
            throw ApiException.badRequest("Missing required fields " + String.join(", ", missing));
        }
        return this;
    }

    /** Returns the first route whose condition holds, fallbacks last. */
    Optional<JsonNode> route() {
        RouteQuery query = new RouteQuery(byField);
        JsonNode fallback = null;
        for (JsonNode route : form.routes()) {
            if (route.path("isFallback").asBoolean(false)) {
                fallback = fallback == null ? route : fallback;
            } else if (query.holds(route.path("queryValue"))) {
                return Optional.of(route);
            }
        }
        return Optional.ofNullable(fallback);
    }

    /** Returns the stored format. */
    ObjectNode kept() {
        ObjectNode kept = Json.object();
        form.fields().forEach(field -> kept.putObject(field.path("id").asText()).put("label", field.path("label").asText())
                .put("value", byField.get(field.path("id").asText())));
        return kept;
    }

    /** Returns the format beside the payload of webhooks. */
    ObjectNode flat() {
        ObjectNode flat = Json.object();
        form.fields().forEach(field -> flat.put(field.path("identifier").asText(field.path("id").asText()), byField.get(field.path("id").asText())));
        return flat;
    }

    /** Returns the format in the payload of webhooks. */
    ObjectNode payload() {
        ObjectNode payload = Json.object().put("formId", form.id()).put("formName", form.name()).put("teamId", form.teamId());
        ObjectNode responses = payload.putObject("responses");
        flat().properties().forEach(answer -> {
            ObjectNode response = responses.putObject(answer.getKey());
            response.set("value", answer.getValue());
            response.set("response", answer.getValue());
        });
        return payload;
    }
}
