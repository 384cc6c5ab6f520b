/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.FieldViolation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A value in a seed file and its place, which errors contain. Immutable. */
final class SeedNode {

    private final String file;
    private final String place;
    private final JsonNode value;

    private SeedNode(String file, String place, JsonNode value) {
        this.file = file;
        this.place = place;
        this.value = value;
    }

    /** Returns the root of a file. */
    static SeedNode root(String file, JsonNode value) {
        return new SeedNode(file, "", value);
    }

    /** Returns this node, which must be an object without other keys. */
    SeedNode only(String... keys) {
        return only(Set.of(keys));
    }

    private SeedNode only(Set<String> keys) {
        if (!value.isObject()) {
            throw wrong("must be an object with the keys " + String.join(", ", new TreeSet<>(keys)) + " but is " + described(value));
        }
        value.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new InvalidSeedException(file + ": " + below(key) + ": unknown key."
                        + NearestName.of(key, keys).map(nearest -> " Did you mean '" + nearest + "'?").orElse("")
                        + " Valid are: " + String.join(", ", new TreeSet<>(keys)), null);
            }
        });
        return this;
    }

    /**
     * Returns the request body in this node. Keys must be fields of the operation or own keys of the seed format.
     *
     * @param operation for example {@code event-types/create}
     * @param ownKeys   keys of the seed format, which the body does not contain
     */
    ObjectNode body(String operation, String... ownKeys) {
        int slash = operation.indexOf('/');
        Collection<BodyField> fields = OperationCatalog.instance().find(operation.substring(0, slash), operation.substring(slash + 1))
                .orElseThrow().bodyFields();
        Set<String> keys = new TreeSet<>(Arrays.asList(ownKeys));
        fields.forEach(field -> keys.add(field.name()));
        only(keys);
        ObjectNode body = value.deepCopy();
        body.remove(Arrays.asList(ownKeys));
        body.properties().forEach(entry -> {
            List<String> types = fields.stream().filter(field -> field.name().equals(entry.getKey())).map(BodyField::type).distinct().toList();
            if (!entry.getValue().isNull() && types.stream().noneMatch(type -> isOf(type, entry.getValue()))) {
                throw child(entry.getKey()).wrong("must be of type " + String.join(" or ", types) + " but is " + described(entry.getValue()));
            }
        });
        return body;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    /** Whether a key has a value. */
    boolean has(String key) {
        return value.hasNonNull(key);
    }

    /** Returns a text that is required and not empty. */
    String text(String key) {
        JsonNode text = expect(key, "a text", found -> found.isTextual() && !found.asText().isEmpty());
        if (text == null) {
            throw child(key).wrong("is missing, a text");
        }
        return text.asText();
    }

    /** Returns a text, or a default. */
    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** Returns a boolean; false if it is absent. */
    boolean flag(String key) {
        JsonNode flag = expect(key, "true or false", JsonNode::isBoolean);
        return flag != null && flag.asBoolean();
    }

    /** Returns an instant; null if it is absent. */
    Instant instant(String key) {
        if (!has(key)) {
            return null;
        }
        try {
            return Instant.parse(text(key));
        } catch (DateTimeParseException e) {
            throw child(key).wrong("must be an instant in UTC such as 2026-12-01T09:00:00Z but is '" + text(key) + "'", e);
        }
    }

    /** Returns the elements of a list; empty if it is absent. */
    List<SeedNode> list(String key) {
        JsonNode list = expect(key, "a list", JsonNode::isArray);
        List<SeedNode> elements = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            elements.add(new SeedNode(file, below(key) + '[' + i + ']', list.get(i)));
        }
        return elements;
    }

    /** Returns the elements of a list of texts; empty if it is absent. */
    List<String> texts(String key) {
        return list(key).stream().map(element -> {
            if (!element.value.isTextual() || element.value.asText().isEmpty()) {
                throw element.wrong("must be a text but is " + described(element.value));
            }
            return element.value.asText();
        }).toList();
    }

    /** Returns the value, which must not be modified. */
    JsonNode value() {
        return value;
    }

    /** Returns the value of a key and its place. */
    SeedNode child(String key) {
        return new SeedNode(file, below(key), value.path(key));
    }

    /** Runs an action, and adds the place to errors of the API. */
    <T> T plant(Supplier<T> planting) {
        try {
            return planting.get();
        } catch (ApiException e) {
            throw FieldViolation.of(e.body("", Instant.EPOCH)).stream().findFirst().map(violation -> new InvalidSeedException(file + ": "
                            + (violation.path().startsWith("[") || place.isEmpty() ? place + violation.path() : place + '.' + violation.path())
                            + ": " + violation.text(), e))
                    .orElseGet(() -> wrong(e.getMessage(), e));
        } catch (IllegalStateException e) {
            throw wrong(e.getMessage(), e);
        }
    }

    private JsonNode expect(String key, String what, Predicate<JsonNode> condition) {
        JsonNode found = value.get(key);
        if (found == null || found.isNull()) {
            return null;
        }
        if (!condition.test(found)) {
            throw child(key).wrong("must be " + what + " but is " + described(found));
        }
        return found;
    }

    private String below(String key) {
        return place.isEmpty() ? key : place + '.' + key;
    }

    /** Returns an error at this place. */
    InvalidSeedException wrong(String problem) {
        return wrong(problem, null);
    }

    private InvalidSeedException wrong(String problem, Throwable cause) {
        return new InvalidSeedException(file + ": " + (place.isEmpty() ? "" : place + ": ") + problem, cause);
    }

    private static String described(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NULL, MISSING -> "empty";
            default -> "'" + value.asText() + "'";
        };
    }
}
