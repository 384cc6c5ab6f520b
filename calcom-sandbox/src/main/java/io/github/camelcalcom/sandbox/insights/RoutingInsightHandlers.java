/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.RoutingFormResponse;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations on routing-form responses and the bookings that followed from them. Periods consist of days in UTC. */
final class RoutingInsightHandlers implements OperationRegistry.Group {

    private static final int MOST = 100;

    private static final Schema PERIOD = period();
    private static final Schema PAGE = period()
            .required("offset", Rule.min(0), Rule.integer())
            .required("limit", Rule.max(MOST), Rule.min(1), Rule.integer())
            .optional("sorting", Rule.array());
    private static final Schema ROUTED = period()
            .required("period", Rule.oneOf(List.of("perDay", "perWeek", "perMonth")))
            .required("limit", Rule.max(MOST), Rule.min(1), Rule.integer())
            .optional("searchQuery", Rule.string());
    private static final Schema FIELDS = new Schema()
            .required("scope", InsightScope.RULE)
            .optional("selectedTeamId", Rule.integer())
            .optional("routingFormId", Rule.string());

    private final SandboxState state;

    RoutingInsightHandlers(SandboxState state) {
        this.state = state;
    }

    private static Schema period() {
        return new Schema()
                .required("scope", InsightScope.RULE)
                .required("startDate", Rule.isoDate())
                .required("endDate", Rule.isoDate())
                .optional("selectedTeamId", Rule.integer())
                .optional("columnFilters", Rule.array());
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("routing-insights/forms-by-status").handle(this::byStatus);
        registry.on("routing-insights/form-responses").handle(this::responses);
        registry.on("routing-insights/failed-bookings-by-field").handle(this::failedByField);
        registry.on("routing-insights/routed-to-per-period").handle(this::routedTo);
        registry.on("routing-insights/form-field-options").handle(this::fields);
        registry.on("routing-insights/form-response-headers").handle(this::fields);
    }

    private Stream<RoutingFormResponse> found(Call call, JsonNode input) {
        Predicate<RoutingForm> forms = InsightScope.of(call, input, state).forms();
        InsightPeriod period = InsightPeriod.of(input, ZoneOffset.UTC);
        return state.routingFormResponses().stream().filter(response -> period.contains(response.createdAt()))
                .filter(response -> state.routingForms().find(response.formId()).filter(forms).isPresent());
    }

    private Answer byStatus(Call call) {
        List<RoutingFormResponse> found = found(call, PERIOD.accept(call.bodyToCheck())).toList();
        long booked = found.stream().filter(response -> response.bookingUid() != null).count();
        return Answer.ok(Json.object().put("total", found.size()).put("totalWithoutBooking", found.size() - booked)
                .put("totalWithBooking", booked));
    }

    /** Sorts the latest response first, unless ascending order by time is requested. */
    private Answer responses(Call call) {
        ObjectNode input = PAGE.accept(call.bodyToCheck());
        JsonNode sorting = input.path("sorting").path(0);
        boolean oldestFirst = sorting.path("id").asText().equals("createdAt") && !sorting.path("desc").asBoolean(true);
        Comparator<RoutingFormResponse> order = Comparator.comparing(RoutingFormResponse::createdAt).thenComparing(RoutingFormResponse::id);
        List<RoutingFormResponse> found = found(call, input).sorted(oldestFirst ? order : order.reversed()).toList();
        ObjectNode data = Json.object().put("total", found.size());
        ArrayNode page = data.putArray("data");
        RoutingResponseView view = new RoutingResponseView(state);
        found.stream().skip(input.get("offset").asLong()).limit(input.get("limit").asLong()).map(view::of).forEach(page::add);
        return Answer.ok(data);
    }

    /** Returns how often each option was chosen in responses without a booking. */
    private Answer failedByField(Call call) {
        ObjectNode data = Json.object();
        found(call, PERIOD.accept(call.bodyToCheck())).filter(response -> response.bookingUid() == null)
                .collect(Collectors.groupingBy(RoutingFormResponse::formId)).forEach((id, responses) -> {
                    RoutingForm form = state.routingForms().find(id).orElseThrow();
                    ObjectNode byField = data.withObjectProperty(form.name());
                    form.fields().forEach(field -> byField.set(field.path("label").asText(), counts(field, responses)));
                });
        return Answer.ok(data);
    }

    private static ArrayNode counts(JsonNode field, List<RoutingFormResponse> responses) {
        ArrayNode counts = Json.array();
        for (JsonNode option : field.path("options")) {
            String label = option.path("label").asText();
            long count = responses.stream().map(response -> response.response().path(field.path("id").asText()).path("value").asText())
                    .filter(value -> List.of(value.split(",")).contains(label) || value.equals(option.path("id").asText())).count();
            ObjectNode view = counts.addObject();
            view.set("optionId", option.path("id"));
            view.put("optionLabel", label).put("count", count);
        }
        return counts;
    }

    private Answer routedTo(Call call) {
        ObjectNode input = ROUTED.accept(call.bodyToCheck());
        Map<Long, List<RoutingFormResponse>> byHost = found(call, input).filter(response -> hostOf(response) != null)
                .collect(Collectors.groupingBy(this::hostOf));
        return Answer.ok(new RoutedToView(state, input).of(byHost));
    }

    private Long hostOf(RoutingFormResponse response) {
        return response.bookingUid() == null ? null
                : state.bookings().find(response.bookingUid()).map(booking -> booking.hostId()).orElse(null);
    }

    private Answer fields(Call call) {
        ObjectNode input = FIELDS.accept(call.bodyToCheck());
        Predicate<RoutingForm> forms = InsightScope.of(call, input, state).forms();
        String wanted = Json.textOrNull(input, "routingFormId");
        ArrayNode fields = Json.array();
        state.routingForms().stream().filter(forms).filter(form -> wanted == null || form.id().equals(wanted))
                .forEach(form -> form.fields().forEach(field -> fields.add(field(field))));
        return Answer.ok(fields);
    }

    private static ObjectNode field(JsonNode field) {
        ObjectNode view = Json.object().put("id", field.path("id").asText()).put("label", field.path("label").asText())
                .put("type", field.path("type").asText());
        ArrayNode options = view.putArray("options");
        field.path("options").forEach(option -> options.addObject().put("id", Json.textOrNull(option, "id"))
                .put("label", option.path("label").asText()));
        return view;
    }
}
