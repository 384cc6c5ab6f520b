/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The requested page of a list: {@code take} items, 250 by default, after the first {@code skip} ones. */
public record PageRequest(int take, int skip) {

    private static final int DEFAULT = 250;

    /**
     * Returns the page that a call requests.
     *
     * @throws ApiException 400 unless 1 to 250 items are requested
     */
    public static PageRequest of(Call call) {
        return of(call, DEFAULT);
    }

    /**
     * Returns the page that a call requests.
     *
     * @param most maximum number of items
     */
    public static PageRequest of(Call call, int most) {
        ObjectNode target = read(call);
        new Schema().required("take", Rule.max(most), Rule.min(1), Rule.number()).required("skip", Rule.min(0), Rule.number()).accept(target);
        return new PageRequest(target.get("take").asInt(), target.get("skip").asInt());
    }

    /**
     * Returns the page that a call requests on a route with filters, which errors contain.
     *
     * @param most    maximum number of items
     * @param filters other query parameters
     */
    public static PageRequest of(Call call, int most, ObjectNode filters) {
        ObjectNode target = filters.deepCopy();
        call.query("take").ifPresent(take -> put(target, "take", take));
        call.query("skip").ifPresent(skip -> put(target, "skip", skip));
        Schema rules = new Schema();
        target.fieldNames().forEachRemaining(rules::optional);
        if (target.has("take")) {
            rules.required("take", Rule.max(most), Rule.min(1), Rule.number());
        }
        if (target.has("skip")) {
            rules.required("skip", Rule.min(0), Rule.number());
        }
        rules.accept(target);
        return new PageRequest(target.path("take").asInt(DEFAULT), target.path("skip").asInt(0));
    }

    /**
     * Returns the page that a call requests on a route without validation.
     *
     * @throws ApiException 500 for values that a database query does not accept
     */
    public static PageRequest unchecked(Call call) {
        ObjectNode target = read(call);
        if (!target.get("take").isInt() || !target.get("skip").isInt() || target.get("skip").asInt() < 0) {
            throw ApiException.databaseFailure();
        }
        return new PageRequest(target.get("take").asInt(), target.get("skip").asInt());
    }

    private static ObjectNode read(Call call) {
        ObjectNode target = Json.object();
        put(target, "take", call.query("take").orElse(Integer.toString(DEFAULT)));
        put(target, "skip", call.query("skip").orElse("0"));
        return target;
    }

    /** Returns the items of the page. */
    public <T extends JsonNode> ArrayNode of(List<T> items) {
        return of(items.stream(), item -> item);
    }

    /** Returns the items of the page, and renders only those. A negative {@code take} counts from the end, as in Prisma. */
    public <T> ArrayNode of(Stream<T> items, Function<T, ? extends JsonNode> view) {
        ArrayNode page = Json.array();
        if (take < 0) {
            List<T> all = items.toList();
            int end = Math.max(0, all.size() - skip);
            all.subList(Math.max(0, end + take), end).stream().map(view).forEach(page::add);
            return page;
        }
        items.skip(skip).limit(take).map(view).forEach(page::add);
        return page;
    }

    private static void put(ObjectNode target, String name, String value) {
        if (value.matches("-?\\d{1,9}")) {
            target.put(name, Integer.parseInt(value));
        } else if (value.matches("-?\\d{1,9}\\.\\d+")) {
            target.put(name, Double.parseDouble(value));
        } else {
            target.putNull(name);
        }
    }
}
