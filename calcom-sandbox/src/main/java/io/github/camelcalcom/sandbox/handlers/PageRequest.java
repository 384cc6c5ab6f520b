package io.github.camelcalcom.sandbox.handlers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/** Which part of a list is wanted: {@code take} items, 1 to 250 and 250 by default, after {@code skip}. */
record PageRequest(int take, int skip) {

    private static final int MOST = 250;

    private static final Schema RULES = new Schema()
            .required("take", Rule.max(MOST), Rule.min(1), Rule.number())
            .required("skip", Rule.min(0), Rule.number());

    /** The page that a call asks for. */
    static PageRequest of(Call call) {
        ObjectNode target = Json.object();
        put(target, "take", call.query("take").orElse(Integer.toString(MOST)));
        put(target, "skip", call.query("skip").orElse("0"));
        RULES.accept(target);
        return new PageRequest(target.get("take").asInt(), target.get("skip").asInt());
    }

    /** The items of the page. */
    ArrayNode of(List<ObjectNode> items) {
        ArrayNode page = Json.array();
        items.stream().skip(skip).limit(take).forEach(page::add);
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
