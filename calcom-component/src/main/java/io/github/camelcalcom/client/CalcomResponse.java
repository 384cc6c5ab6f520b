/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;

/**
 * A success. Maps and lists are the ones that were read: they may be changed by whoever holds the response.
 */
public final class CalcomResponse {

    private static final String DATA = "data";
    private static final int LONGEST_INT = 9;

    private final Operation operation;
    private final TransportResponse head;
    private final Object document;
    private RequestTemplate template;

    CalcomResponse(Operation operation, TransportResponse head, Object document) {
        this.operation = operation;
        this.head = head;
        this.document = document;
    }

    /**
     * This answer as the answer of another operation: what was read tells the result of a call whose own answer was lost.
     *
     * @param answered the operation that was called at first
     * @param data     what that operation answers
     */
    public CalcomResponse answering(Operation answered, Object data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "success");
        envelope.put(DATA, data);
        return new CalcomResponse(answered, head, envelope);
    }

    /** Notes that the call was made in another version than it was asked for. */
    CalcomResponse in(RequestTemplate called) {
        template = called;
        return this;
    }

    /** What was called in place of the request, since the server did not answer its version in time; null if the request itself was answered. */
    public RequestTemplate template() {
        return template;
    }

    /** The operation that was called. */
    public Operation operation() {
        return operation;
    }

    /** The HTTP status code. */
    public int statusCode() {
        return head.statusCode();
    }

    /** A header's first value, or null. */
    public String header(String name) {
        return head.header(name);
    }

    /** The address that a redirect leads to, or null if the answer is not a redirect. */
    public String location() {
        return statusCode() >= AnswerReader.LOWEST_REDIRECT && statusCode() < AnswerReader.LOWEST_ERROR ? head.header("location") : null;
    }

    /** The id under which the server logged the call, or null. */
    public String requestId() {
        return head.header("x-request-id");
    }

    /** How many calls the server grants until its window ends, if it says so. */
    public OptionalInt rateLimitRemaining() {
        return number("x-ratelimit-remaining-default");
    }

    /** Seconds until the server's window ends, if it says so. */
    public OptionalInt rateLimitReset() {
        return number("x-ratelimit-reset-default");
    }

    private OptionalInt number(String name) {
        String value = head.header(name);
        if (value == null || value.isEmpty() || value.length() > LONGEST_INT) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int index = 0; index < value.length(); index++) {
            int digit = Character.digit(value.charAt(index), 10);
            if (digit < 0) {
                return OptionalInt.empty();
            }
            number = number * 10 + digit;
        }
        return OptionalInt.of(number);
    }

    /** The whole answer as it was read: usually the envelope. Null if there was none. */
    public Object document() {
        return document;
    }

    /** What the operation answers: the envelope's {@code data}, the document of an operation without envelope, or a redirect's target. */
    public Object result() {
        if (operation.result().shape() == Operation.Result.Shape.REDIRECT && head.header("location") != null) {
            return head.header("location");
        }
        if (!(document instanceof Map<?, ?> envelope) || operation.result().shape() == Operation.Result.Shape.DOCUMENT) {
            return document;
        }
        if (!envelope.containsKey(DATA)) {
            return envelope.size() == 1 && envelope.containsKey("status") ? null : envelope;
        }
        Object data = envelope.get(DATA);
        String select = operation.result().select();
        return select == null ? data : selected(data, select);
    }

    private static Object selected(Object data, String field) {
        Object value = data instanceof Map<?, ?> fields ? fields.get(field) : null;
        if (value instanceof List<?>) {
            return value;
        }
        return value == null ? List.of() : List.of(value);
    }

    /** The items of a list: of one page where the operation pages, else of the result. */
    @SuppressWarnings("unchecked")
    public List<Object> items(Paging paging) {
        return valueOfItems(paging) instanceof List<?> items ? (List<Object>) items : List.of();
    }

    /** Whether there is a list, or nothing at all, where the items of a list are. */
    boolean holdsItems(Paging paging) {
        return lacksItems(paging) || valueOfItems(paging) instanceof List;
    }

    /** Whether there is nothing where the items of a list are. */
    boolean lacksItems(Paging paging) {
        return valueOfItems(paging) == null;
    }

    private Object valueOfItems(Paging paging) {
        return paging == null ? result() : field(paging.items());
    }

    /** A field of the document by its dotted path, null if it is not there. */
    public Object field(String path) {
        Object value = document;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return value;
    }
}
