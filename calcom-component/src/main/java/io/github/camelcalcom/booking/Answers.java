package io.github.camelcalcom.booking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.client.CalcomResponse;

/** Copies of answers, since each route may change the maps and lists that it gets. */
final class Answers {

    private Answers() {
    }

    static CalcomResponse copy(CalcomResponse answer) {
        return answer.answering(answer.operation(), copy(answer.result()));
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            fields.forEach((name, field) -> copy.put(name, copy(field)));
            return copy;
        }
        if (value instanceof List<?> items) {
            List<Object> copy = new ArrayList<>(items.size());
            items.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return value;
    }
}
