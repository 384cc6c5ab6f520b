/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.Json;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;

/**
 * The calls that manage the subscriptions of one scope: of a user, an event type, an organization or a platform client. Thread safe;
 * methods block, at most for the time that they are given.
 */
public final class SubscriptionCalls {

    private static final String ID = "webhookId";

    private final Supplier<CalcomClient> client;
    private final Function<String, RequestTemplate> operations;
    private final Map<String, Object> scope;

    /**
     * @param client     is asked for with each call
     * @param operations the operation {@code list}, {@code create}, {@code update} or {@code delete} of the scope's resource
     * @param scope      the path parameters that name the scope, such as {@code eventTypeId}
     */
    public SubscriptionCalls(Supplier<CalcomClient> client, Function<String, RequestTemplate> operations, Map<String, Object> scope) {
        this.client = client;
        this.operations = operations;
        this.scope = Map.copyOf(scope);
    }

    List<Subscription> list(Duration timeout) throws CalcomException {
        return client.get().within(timeout).list(request("list"), 0).items().stream().map(Subscription::of).filter(Objects::nonNull).toList();
    }

    Subscription create(Map<String, Object> fields, Duration timeout) throws CalcomException {
        return call(with(fields, request("create")), timeout);
    }

    Subscription update(String id, Map<String, Object> fields, Duration timeout) throws CalcomException {
        return call(with(fields, request("update").parameter(ID, id)), timeout);
    }

    Subscription delete(String id, Duration timeout) throws CalcomException {
        return call(request("delete").parameter(ID, id), timeout);
    }

    private Subscription call(CalcomRequest request, Duration timeout) throws CalcomException {
        return Subscription.of(client.get().within(timeout).call(request).result());
    }

    private CalcomRequest request(String operation) {
        CalcomRequest request = new CalcomRequest(operations.apply(operation));
        scope.forEach(request::parameter);
        return request;
    }

    private static CalcomRequest with(Map<String, Object> fields, CalcomRequest request) {
        return request.body(json(fields)).secret((String) fields.get("secret"));
    }

    private static byte[] json(Map<String, Object> fields) {
        try {
            return Json.MAPPER.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, lists and booleans cannot be written as JSON", e);
        }
    }
}
