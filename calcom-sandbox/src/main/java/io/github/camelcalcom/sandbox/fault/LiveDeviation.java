/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.Response;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.sandbox.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A deviation of the hosted service from its documentation, as seen in live calls of one account in September 2026. Switched on with {@link
 * SandboxFaults#deviate}.
 */
public enum LiveDeviation {

    /** The list of bookings in its newest version ends with the 524 of a gateway after 125 s of the sandbox's clock. */
    BOOKING_LIST_TIMES_OUT(call -> isOn(call, "bookings/list") && ApiVersion.V2026_05_01.value().equals(call.headers().get(ApiVersion.HEADER)),
            call -> call.pause(Delay.onSandboxClock(Duration.ofSeconds(125))).map(over -> timeout())),

    /** Allowlists and events result in 404, as unknown routes do. */
    DOCUMENTED_OPERATIONS_MISSING(call -> isOn(call, "allowlists/list", "allowlists/get", "events/list"),
            call -> refused(call, ApiException.notFound("Cannot " + call.method() + ' ' + call.uri()))),

    /** All insights result in 403. */
    INSIGHTS_FORBIDDEN(call -> call.operation().resource().endsWith("-insights"),
            call -> refused(call, ApiException.forbidden("Forbidden resource"))),

    /** Removing a selected calendar results in 500. */
    SELECTED_CALENDAR_DELETION_FAILS(call -> isOn(call, "selected-calendars/delete"),
            call -> refused(call, ApiException.of(500, "Internal server error"))),

    /** No body that adds a booking field to an event type is accepted. */
    BOOKING_FIELDS_REFUSED(call -> call.operation().uri().endsWith("event-type-booking-fields/add"),
            call -> refused(call, ApiException.badRequest("Bad Request Exception"))),

    /** Roles have permissions that are not in the documented list. */
    UNDOCUMENTED_PERMISSIONS(call -> call.operation().resource().endsWith("-roles") || call.operation().resource().endsWith("-role-permissions"),
            (Alteration) LiveDeviation::withPermissions),

    /** Fields of webhooks, bookings and teams are null although the documentation has a value. */
    NULL_VALUES(call -> !LiveDeviation.nulls(call).isEmpty(), (call, answer) -> withNulls(answer, nulls(call))),

    /** The first page of a list has the number 0. */
    PAGES_START_AT_ZERO(call -> call.operation().method().equals("GET"), (Alteration) LiveDeviation::fromZero);

    /** Changes the JSON of a successful answer. */
    @FunctionalInterface
    private interface Alteration {

        void alter(ServedCall call, ObjectNode answer);
    }

    /** Handles a call instead of its execution. */
    @FunctionalInterface
    private interface Replacement {

        Future<Response> of(ServedCall call);
    }

    private final Predicate<ServedCall> where;
    private final Replacement replacement;
    private final Alteration alteration;

    LiveDeviation(Predicate<ServedCall> where, Replacement replacement) {
        this.where = where;
        this.replacement = replacement;
        this.alteration = null;
    }

    LiveDeviation(Predicate<ServedCall> where, Alteration alteration) {
        this.where = where;
        this.replacement = null;
        this.alteration = alteration;
    }

    /** Whether the deviation can occur in a call. */
    boolean concerns(ServedCall call) {
        return where.test(call);
    }

    /** Returns the fault that combines the deviations that concern a call. */
    static Fault all(List<LiveDeviation> deviations) {
        return Fault.of(deviations.stream().map(Enum::name).collect(Collectors.joining(", ")), call -> {
            List<LiveDeviation> found = deviations.stream().filter(deviation -> deviation.concerns(call)).toList();
            Optional<LiveDeviation> replacing = found.stream().filter(deviation -> deviation.replacement != null).findFirst();
            Future<Response> answer = replacing.isPresent() ? replacing.get().replacement.of(call) : call.execute();
            answer.onSuccess(response -> call.answer(altered(response, json -> found.stream()
                    .filter(deviation -> deviation.alteration != null).forEach(deviation -> deviation.alteration.alter(call, json)))));
        });
    }

    private static boolean isOn(ServedCall call, String... operations) {
        return List.of(operations).contains(call.operation().uri());
    }

    private static Response timeout() {
        return Response.text(524, "text/html; charset=UTF-8", "<!DOCTYPE html>\n<html><head><title>524: A timeout occurred</title></head>"
                + "<body><h1>A timeout occurred</h1><p>Error code 524</p></body></html>\n");
    }

    private static Future<Response> refused(ServedCall call, ApiException error) {
        return Future.succeededFuture(Response.of(error, call));
    }

    private static Response altered(Response response, Consumer<ObjectNode> alteration) {
        if (response.status() >= 300) {
            return response;
        }
        try {
            if (Json.MAPPER.readTree(response.body().getBytes()) instanceof ObjectNode answer) {
                alteration.accept(answer);
                return response.withBody(Buffer.buffer(answer.toString()));
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException("An answer of the sandbox is not JSON: " + response.body(), e);
        }
    }

    private static final Map<String, Set<String>> NULLS = Map.of(
            "webhooks", Set.of("secret", "payloadTemplate", "time", "timeUnit"),
            "bookings", Set.of("description", "eventTypeId", "eventType", "rating", "rescheduledByEmail"),
            "teams", Set.of("logoUrl", "calVideoLogo", "appLogo", "appIconLogo", "bio", "theme"));

    private static Set<String> nulls(ServedCall call) {
        String resource = call.operation().resource();
        return NULLS.entrySet().stream().filter(entry -> resource.equals(entry.getKey()) || resource.endsWith('-' + entry.getKey()))
                .map(Map.Entry::getValue).findFirst().orElse(Set.of());
    }

    private static void withNulls(ObjectNode answer, Set<String> names) {
        JsonNode data = answer.path("data");
        for (JsonNode row : data.isArray() ? data : Json.array().add(data)) {
            if (row instanceof ObjectNode object) {
                names.forEach(object::putNull);
            }
        }
    }

    private static void withPermissions(ServedCall call, ObjectNode answer) {
        JsonNode data = answer.path("data");
        List<String> further = List.of("adminDataview.read", "availability.read", "ooo.create", "apiKey.read", "team.manage");
        for (JsonNode row : data.isArray() ? data : Json.array().add(data)) {
            if (row.path("permissions") instanceof ArrayNode permissions) {
                further.forEach(permissions::add);
            }
        }
        if (data instanceof ArrayNode permissions && call.operation().resource().endsWith("-role-permissions")) {
            further.forEach(permissions::add);
        }
    }

    private static void fromZero(ServedCall call, ObjectNode answer) {
        if (answer.path("pagination") instanceof ObjectNode pagination && pagination.path("currentPage").isInt()) {
            pagination.put("currentPage", pagination.get("currentPage").asInt() - 1);
        }
    }
}
