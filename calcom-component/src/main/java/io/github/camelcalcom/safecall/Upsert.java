/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.Json;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomValidationException;

/**
 * Creates an item, or updates it if the list has it. The list is read to its end first. If the creation is refused or its response is lost,
 * the list is read again: an item that another caller or the lost request has created is updated. The result is the same if several calls
 * run at once, or if a call is repeated. Thread safe.
 */
public final class Upsert {

    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {
    };

    private final Operation operation;

    /** @param operation of kind {@link Operation.Kind#UPSERT} */
    public Upsert(Operation operation) {
        this.operation = operation;
    }

    /** What a call did. */
    public enum Outcome { CREATED, UPDATED }

    /**
     * The result of a call.
     *
     * @param response of the request that created or updated the item
     * @param outcome  which of the two it was
     */
    public record Result(CalcomResponse response, Outcome outcome) {
    }

    /**
     * Makes the call.
     *
     * @param  client                   makes the requests
     * @param  creation                 the request that creates the item, with its parameters and its body; not changed
     * @throws CalcomException          of the list, of the update, or of the creation if the item is not in the list afterwards either
     * @throws IllegalArgumentException if the body has no field that identifies the item, if the field is empty, or if several items have its value
     */
    public Result call(CalcomClient client, CalcomRequest creation) throws CalcomException {
        Map<String, Object> body = fields(creation);
        String key = key(body);
        Map<?, ?> present = find(client, creation, key, body.get(key));
        if (present != null) {
            return update(client, creation, present, key, body);
        }
        CalcomResponse created;
        try {
            created = client.call(creation);
        } catch (CalcomConflictException | CalcomValidationException | CalcomAmbiguousException e) {
            return updateAfter(e, client, creation, key, body);
        }
        // a server may answer with the item that another caller has created meanwhile, unchanged or changed
        if (created.result() instanceof Map<?, ?> item) {
            return differs(client, item, key, body) ? update(client, creation, item, key, body)
                    : new Result(created, isOlderThanItsChange(item) ? Outcome.UPDATED : Outcome.CREATED);
        }
        return new Result(created, Outcome.CREATED);
    }

    private static boolean isOlderThanItsChange(Map<?, ?> item) {
        Object createdAt = item.get("createdAt");
        Object updatedAt = item.get("updatedAt");
        return createdAt != null && updatedAt != null && !createdAt.equals(updatedAt);
    }

    private Result updateAfter(CalcomException failure, CalcomClient client, CalcomRequest creation, String key, Map<String, Object> body)
            throws CalcomException {
        Map<?, ?> present;
        try {
            present = find(client, creation, key, body.get(key));
        } catch (CalcomException | RuntimeException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        if (present == null) {
            throw failure;
        }
        return update(client, creation, present, key, body);
    }

    private Result update(CalcomClient client, CalcomRequest creation, Map<?, ?> item, String key, Map<String, Object> body)
            throws CalcomException {
        CalcomRequest request = client.request(uri(Operation.UPDATE));
        List<Parameter> path = path(request);
        for (Parameter parameter : path.subList(0, path.size() - 1)) {
            copy(parameter, creation, request);
        }
        request.parameter(path.get(path.size() - 1).name(), item.get("id"));
        Map<String, Object> changes = new LinkedHashMap<>();
        for (BodyField field : updatable(client)) {
            if (body.containsKey(field.name()) && !field.name().equals(key)) {
                changes.put(field.name(), body.get(field.name()));
            } else if (field.required()) {
                changes.put(field.name(), item.get(field.name()));
            }
        }
        return new Result(client.call(request.body(json(changes))), Outcome.UPDATED);
    }

    /** The item of the list that the body identifies; null if there is none. */
    private Map<?, ?> find(CalcomClient client, CalcomRequest creation, String key, Object value) throws CalcomException {
        CalcomRequest list = client.request(uri(operation.reads()));
        path(list).forEach(parameter -> copy(parameter, creation, list));
        List<Map<?, ?>> found = new ArrayList<>();
        for (Object item : client.list(list, 0).items()) {
            if (item instanceof Map<?, ?> fields && isSame(value, valueAt(fields, operation.matches().get(key)))) {
                found.add(fields);
            }
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(found.size() + " items of " + uri(operation.reads()) + " have the " + key
                                               + " of the body of " + operation.uri() + ": it must identify one");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** The first field of the operation's that the body has. An empty one would match no item, and each call would create another one. */
    private String key(Map<String, Object> body) {
        String key = operation.matches().keySet().stream().filter(field -> body.get(field) != null).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The body of " + operation.uri() + " needs one of the fields "
                                                                + String.join(", ", operation.matches().keySet())));
        if (body.get(key) instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException("The field " + key + " of the body of " + operation.uri() + " is '" + text
                                               + "', which identifies no item: set a value, or remove the field");
        }
        return key;
    }

    /** Whether the item has other values than the body, as far as an update could change them. */
    private boolean differs(CalcomClient client, Map<?, ?> item, String key, Map<String, Object> body) {
        return updatable(client).stream().map(BodyField::name)
                .anyMatch(field -> !field.equals(key) && body.get(field) != null && item.containsKey(field)
                        && isScalar(body.get(field)) && !isSame(body.get(field), item.get(field)));
    }

    private List<BodyField> updatable(CalcomClient client) {
        Map<String, BodyField> fields = client.request(uri(Operation.UPDATE)).template().operation().bodyFields().stream()
                .collect(Collectors.toMap(BodyField::name, field -> field, (first, second) -> second, LinkedHashMap::new));
        return List.copyOf(fields.values());
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** E-mail addresses, and slugs, do not differ by case. */
    private static boolean isSame(Object wanted, Object actual) {
        return actual != null && wanted.toString().toLowerCase(Locale.ROOT).equals(actual.toString().toLowerCase(Locale.ROOT));
    }

    private static Object valueAt(Map<?, ?> item, String path) {
        Object value = item;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return value;
    }

    private String uri(String name) {
        return operation.resource() + '/' + name;
    }

    private static List<Parameter> path(CalcomRequest request) {
        return request.template().parameters().stream().filter(parameter -> parameter.location() == Parameter.Location.PATH).toList();
    }

    private static void copy(Parameter parameter, CalcomRequest from, CalcomRequest to) {
        to.parameter(parameter.name(), from.parameter(from.template().indexOf(parameter.name())));
    }

    private Map<String, Object> fields(CalcomRequest creation) {
        try {
            Map<String, Object> fields = Json.MAPPER.readValue(creation.body(), FIELDS);
            if (fields != null) {
                return fields;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of " + operation.uri() + " is not a JSON object", e);
        }
        throw new IllegalArgumentException("The body of " + operation.uri() + " is not a JSON object");
    }

    private static byte[] json(Map<String, Object> fields) {
        try {
            return Json.MAPPER.writeValueAsBytes(fields);
        } catch (IOException e) {
            throw new IllegalStateException("A map that was read from JSON cannot be written as JSON", e);
        }
    }
}
