/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rules for the query of a list of bookings. */
final class ListRules {

    static final List<String> STATUSES = List.of("upcoming", "recurring", "past", "cancelled", "unconfirmed");

    private static final List<String> DATES = List.of("afterStart", "beforeEnd", "afterCreatedAt", "beforeCreatedAt", "afterUpdatedAt",
            "beforeUpdatedAt");
    private static final List<String> SORTS = List.of("sortStart", "sortEnd", "sortCreated", "sortUpdatedAt");
    private static final int MOST = 250;
    private static final int MOST_BY_CURSOR = 100;

    private static final Schema OFFSET = common()
            .optional("take", Rule.max(MOST), Rule.min(1), Rule.number())
            .optional("skip", Rule.min(0), Rule.number());

    private static final Schema CURSOR = common()
            .optional("limit", Rule.max(MOST_BY_CURSOR), Rule.min(1), Rule.number());

    private static final List<String> TEXTS = List.of("attendeeEmail", "attendeeName", "bookingUid");

    private ListRules() {
    }

    private static Schema common() {
        Schema schema = new Schema().optional("status", new Rule("isEnum",
                "Invalid status. Allowed are " + String.join(", ", STATUSES), value -> {
                    for (var status : value) {
                        if (!STATUSES.contains(status.asText())) {
                            return false;
                        }
                    }
                    return true;
                }))
                .optional("eventTypeIds", Rule.each(Rule.number()))
                .optional("eventTypeId", Rule.integer());
        DATES.forEach(name -> schema.optional(name,
                new Rule("isIso8601", "fromDate must be a valid ISO 8601 date.", Rule.isoDate().holds())));
        SORTS.forEach(name -> schema.optional(name, new Rule("isEnum",
                Character.toUpperCase(name.charAt(0)) + name.substring(1) + " must be either \"asc\" or \"desc\".",
                value -> value.asText().equals("asc") || value.asText().equals("desc"))));
        return schema;
    }

    /** Checks a query with {@code take} and {@code skip}, and returns the parameters that were sent. */
    static ObjectNode offset(Call call) {
        return accept(call, OFFSET, List.of("take", "skip"));
    }

    /** Checks a query with {@code limit}, and returns the parameters that were sent. */
    static ObjectNode cursor(Call call) {
        return accept(call, CURSOR, List.of("limit"));
    }

    private static ObjectNode accept(Call call, Schema schema, List<String> numbers) {
        ObjectNode target = Json.object();
        numbers.forEach(name -> call.query(name).ifPresent(value -> target.set(name, number(value))));
        call.query("eventTypeId").ifPresent(value -> target.set("eventTypeId", number(value)));
        call.query("eventTypeIds").ifPresent(value -> target.set("eventTypeIds",
                Json.array().addAll(Arrays.stream(value.split(",")).map(ListRules::number).toList())));
        TEXTS.forEach(name -> call.query(name).ifPresent(value -> target.put(name, value)));
        List<String> statuses = statuses(call);
        if (!statuses.isEmpty()) {
            target.set("status", Json.array(statuses));
        }
        DATES.forEach(name -> call.query(name).ifPresent(value -> target.put(name, value)));
        SORTS.forEach(name -> call.query(name).ifPresent(value -> target.put(name, value)));
        ArrayNode errors = schema.errors(target);
        if (target.path("eventTypeId").isNull()) {
            errors.addAll(asRequired(schema, target, "eventTypeId"));
        }
        numbers.stream().filter(name -> target.has(name) && target.get(name).isNull())
                .forEach(name -> errors.addAll(asRequired(schema, target, name)));
        if (!errors.isEmpty()) {
            throw ApiException.validation(errors);
        }
        return target;
    }

    /** A value that is not a number is null to the server, and violates every rule of its parameter. */
    private static ArrayNode asRequired(Schema schema, ObjectNode target, String name) {
        ArrayNode errors = schema.errors(Json.object().put(name, "not a number"));
        errors.forEach(error -> {
            ((ObjectNode) error).set("target", target);
            ((ObjectNode) error).set("value", target.get(name));
        });
        return errors;
    }

    /** Converts a text as the server does if it expects a number: null if it is not a number, but an empty text stays empty. */
    private static JsonNode number(String value) {
        if (value.isEmpty()) {
            return TextNode.valueOf(value);
        }
        if (value.matches("-?\\d{1,9}")) {
            return IntNode.valueOf(Integer.parseInt(value));
        }
        return value.matches("-?\\d{1,9}\\.\\d{1,9}") ? DoubleNode.valueOf(Double.parseDouble(value)) : NullNode.getInstance();
    }

    /** Returns the requested statuses: a comma-separated list, or repeated parameters. */
    static List<String> statuses(Call call) {
        List<String> statuses = new ArrayList<>();
        call.queryAll("status").forEach(value -> statuses.addAll(List.of(value.split(","))));
        return statuses;
    }
}
