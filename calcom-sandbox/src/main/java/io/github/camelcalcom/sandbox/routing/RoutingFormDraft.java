/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Locale;

/** Applies operations to the fields and routes of a routing form, without storing the result. */
final class RoutingFormDraft {

    private static final String REDIRECT = "eventTypeRedirectUrl";

    private static final Schema FIELD = new Schema()
            .required("label", Rule.notEmpty(), Rule.string())
            .required("type", Rule.oneOf(List.of("text", "textarea", "number", "select", "multiselect", "phone", "email", "radio", "checkbox")))
            .optional("required", Rule.bool())
            .optional("hidden", Rule.bool())
            .optional("identifier", Rule.string())
            .optional("options", Rule.array());
    private static final Schema CONDITION = new Schema().required("field", Rule.notEmpty(), Rule.string()).required("value");
    private static final Schema ACTION = new Schema()
            .required("type", Rule.oneOf(List.of(REDIRECT, "externalRedirectUrl", "customPageMessage")))
            .optional("eventTypeSlug", Rule.string())
            .optional("value", Rule.string());
    private static final Schema ROUTE = new Schema()
            .required("name", Rule.notEmpty(), Rule.string())
            .optional("match", Rule.oneOf(List.of("all", "any")))
            .optionalList("conditions", CONDITION)
            .required("action", ACTION, Rule.object());

    private final SandboxState state;

    RoutingFormDraft(SandboxState state) {
        this.state = state;
    }

    /** Returns the routes of a new form: a message for all answers. */
    static ArrayNode fallback() {
        ArrayNode routes = Json.array();
        ObjectNode route = routes.addObject().put("id", "fallback").put("name", "Fallback").put("isFallback", true);
        route.putObject("queryValue").put("id", "fallback").put("type", "group");
        route.putObject("action").put("type", "customPageMessage").put("value", "Thank you for your interest!");
        return routes;
    }

    /** Returns the form with more fields. */
    RoutingForm withFields(RoutingForm form, JsonNode operations) {
        ArrayNode fields = form.fields().deepCopy();
        for (JsonNode operation : operations) {
            ObjectNode field = FIELD.accept(operation.path("field"));
            String identifier = field.hasNonNull("identifier") ? field.get("identifier").asText()
                    : field.get("label").asText().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            if (find(fields, identifier) != null) {
                throw ApiException.badRequest("The form has a field with the identifier " + identifier + " already.");
            }
            ObjectNode added = Json.object().put("id", state.uids().uuid());
            added.setAll(field);
            insert(fields, added.put("identifier", identifier), operation);
        }
        return form.with(fields, form.routes());
    }

    private static void insert(ArrayNode list, ObjectNode added, JsonNode operation) {
        int position = operation.path("position").asInt(list.size());
        list.insert(Math.min(position, list.size()), added);
    }

    private static JsonNode find(JsonNode fields, String name) {
        for (JsonNode field : fields) {
            if (List.of(field.path("identifier").asText(), field.path("label").asText(), field.path("id").asText()).contains(name)) {
                return field;
            }
        }
        return null;
    }

    /** Returns the form with more routes. The fallback stays the last one. */
    RoutingForm withRoutes(RoutingForm form, JsonNode operations) {
        ArrayNode routes = form.routes().deepCopy();
        for (JsonNode operation : operations) {
            ObjectNode given = ROUTE.accept(operation.path("route"));
            ObjectNode route = Json.object().put("id", state.uids().uuid()).put("name", given.get("name").asText()).put("isFallback", false);
            route.set("queryValue", query(form, given));
            route.set("action", action(form, given.get("action")));
            insert(routes, route, operation);
        }
        return form.with(form.fields(), routes);
    }

    private ObjectNode query(RoutingForm form, ObjectNode route) {
        ObjectNode group = Json.object().put("id", state.uids().uuid()).put("type", "group");
        group.putObject("properties").put("conjunction", route.path("match").asText("all").equals("all") ? "AND" : "OR");
        ObjectNode rules = group.putObject("children1");
        for (JsonNode condition : route.path("conditions")) {
            JsonNode field = find(form.fields(), condition.get("field").asText());
            if (field == null) {
                throw ApiException.badRequest("The form has no field " + condition.get("field").asText());
            }
            ObjectNode properties = rules.putObject(state.uids().uuid()).put("type", "rule").putObject("properties")
                    .put("field", field.path("id").asText()).put("operator", "equal");
            properties.putArray("value").add(condition.get("value"));
        }
        return group;
    }

    private ObjectNode action(RoutingForm form, JsonNode given) {
        if (!given.get("type").asText().equals(REDIRECT)) {
            return Json.object().put("type", given.get("type").asText()).put("value", given.path("value").asText());
        }
        String slug = given.path("eventTypeSlug").asText();
        EventType eventType = state.eventTypes().findFirst(found -> form.teamId() != null && form.teamId().equals(found.teamId())
                && found.slug().equals(slug)).orElseThrow(() -> ApiException.badRequest("The team has no event type with the slug " + slug));
        return Json.object().put("type", REDIRECT).put("value", slug).put("eventTypeId", eventType.id());
    }

    /** Returns where the answers of examples lead to. */
    ArrayNode examples(RoutingForm form, JsonNode examples) {
        ArrayNode results = Json.array();
        for (JsonNode example : examples) {
            ObjectNode answers = Json.object();
            example.path("answers").properties().forEach(answer -> {
                JsonNode field = find(form.fields(), answer.getKey());
                if (field != null) {
                    answers.set(field.path("identifier").asText(), answer.getValue());
                }
            });
            String actual = FormAnswers.of(form, answers).route().map(route -> route.path("name").asText(route.path("id").asText())).orElse(null);
            String expected = example.path("expectedRoute").asText();
            results.addObject().put("expectedRoute", expected).put("actualRoute", actual).put("passed", expected.equals(actual));
        }
        return results;
    }
}
