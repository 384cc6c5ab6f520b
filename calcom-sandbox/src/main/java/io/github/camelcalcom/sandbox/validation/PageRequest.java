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

/**
 * Which part of a list is wanted: {@code take} items, 250 by default, after {@code skip}.
 */
public record PageRequest(int take, int skip) {

    private static final int DEFAULT = 250;

    /**
     * The page that a call asks for.
     *
     * @throws ApiException 400 unless 1 to 250 items are wanted
     */
    public static PageRequest of(Call call) {
        return of(call, DEFAULT);
    }

    /**
     * The page that a call asks for.
     *
     * @param most how many items may be wanted at most
     */
    public static PageRequest of(Call call, int most) {
        ObjectNode target = read(call);
        new Schema().required("take", Rule.max(most), Rule.min(1), Rule.number()).required("skip", Rule.min(0), Rule.number()).accept(target);
        return new PageRequest(target.get("take").asInt(), target.get("skip").asInt());
    }

    /**
     * The page that a call asks for on a route with filters, which an error shows.
     *
     * @param most    how many items may be wanted at most
     * @param filters what else is asked for
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
     * The page that a call asks for on a route that checks nothing.
     *
     * @throws ApiException 500 for what no query of a database takes
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

    /** The items of the page. */
    public <T extends JsonNode> ArrayNode of(List<T> items) {
        return of(items.stream(), item -> item);
    }

    /** The items of the page, of which only those are looked at. */
    public <T> ArrayNode of(Stream<T> items, Function<T, ? extends JsonNode> view) {
        ArrayNode page = Json.array();
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
